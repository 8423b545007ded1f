/** The history, the judge, and its verdict. Knows neither workers nor faults. */
@NullMarked
package io.fastnpc.faults.checker;

import org.jspecify.annotations.NullMarked;
