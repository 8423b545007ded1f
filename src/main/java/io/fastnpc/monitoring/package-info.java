/**
 * What operators and administrators read about the running application: statistics, the overview of
 * all workers, problems, health and metrics.
 *
 * <p>Views carry {@code Tally}, {@code Report} and {@code ServerFacts} as they come; {@link
 * io.fastnpc.monitoring.Figures} and {@link io.fastnpc.monitoring.Worker} are their only form in
 * JSON.
 */
@NullMarked
package io.fastnpc.monitoring;

import org.jspecify.annotations.NullMarked;
