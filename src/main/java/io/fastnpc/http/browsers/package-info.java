/** What browsers are told and asked: origins, languages, what a page may load. */
@NullMarked
package io.fastnpc.http.browsers;

import org.jspecify.annotations.NullMarked;
