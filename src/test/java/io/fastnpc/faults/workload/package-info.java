/** The system under test and the clients that call it at random. */
@NullMarked
package io.fastnpc.faults.workload;

import org.jspecify.annotations.NullMarked;
