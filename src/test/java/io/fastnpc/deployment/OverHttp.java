package io.fastnpc.deployment;

import org.jboss.arquillian.container.test.api.RunAsClient;

/** A test that talks to the application over HTTP, as {@code Browser.registered("alice")} does. */
@RunAsClient
public abstract class OverHttp extends InContainer {}
