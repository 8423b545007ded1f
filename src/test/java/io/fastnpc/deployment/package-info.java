/** The application in one Payara Micro that all integration tests share, through Arquillian. */
@NullMarked
package io.fastnpc.deployment;

import org.jspecify.annotations.NullMarked;
