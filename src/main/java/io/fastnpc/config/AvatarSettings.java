package io.fastnpc.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of the characters' and users' pictures, which the existing back end writes.
 *
 * @param dir the folder itself; absent: none are answered
 */
public record AvatarSettings(Optional<Path> dir) {}
