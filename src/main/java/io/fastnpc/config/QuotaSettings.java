package io.fastnpc.config;

/**
 * How much one user, or one address, may do; 0 each time: any amount.
 *
 * @param registrationsPerHour accounts from one address in an hour, of each worker
 * @param writesPerMinute writing calls of one user in a minute, of each worker
 * @param characters that a user may have
 */
public record QuotaSettings(int registrationsPerHour, int writesPerMinute, int characters) {}
