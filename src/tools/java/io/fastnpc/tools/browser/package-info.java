/** The pages in a real browser: headless Chromium, driven by Selenium. */
@NullMarked
package io.fastnpc.tools.browser;

import org.jspecify.annotations.NullMarked;
