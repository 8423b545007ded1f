package io.fastnpc.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of profiles from before the database.
 *
 * @param charactersDir the folder with one sub-folder per user id; absent: there are none
 */
public record LegacySettings(Optional<Path> charactersDir) {}
