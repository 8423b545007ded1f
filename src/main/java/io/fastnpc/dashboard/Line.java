package io.fastnpc.dashboard;

/** One line of a list: what it is about, and its figure or word. */
public record Line(String name, String value) {}
