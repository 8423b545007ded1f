/**
 * A cache that deletes after the commit, as most do, to show that the fault test notices: no
 * fences, leases, log or epochs. It takes effect wherever it is deployed, hence only the control's
 * WAR may hold it.
 */
@NullMarked
package io.fastnpc.faults.control;

import org.jspecify.annotations.NullMarked;
