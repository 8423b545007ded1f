/** The pages in a real browser: headless Chromium, driven by Selenium. */
@NullMarked
package io.fastnpc.browser;

import org.jspecify.annotations.NullMarked;
