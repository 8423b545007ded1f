/**
 * What operators and administrators read about the running application: statistics, the overview of
 * all workers, problems, health and metrics.
 *
 * <p>Views carry {@code Tally}, {@code Report} and {@code ServerFacts} as they come. {@link
 * io.fastnpc.monitoring.Figures} and {@link io.fastnpc.monitoring.Worker} are the form of the first
 * two in JSON, but for the steps of the history, of which {@code OverviewAnswer} shows what charts
 * draw. Facts of servers and events are JSON as they are.
 */
@NullMarked
package io.fastnpc.monitoring;

import org.jspecify.annotations.NullMarked;
