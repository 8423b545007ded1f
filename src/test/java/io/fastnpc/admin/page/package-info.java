/** Tests of what the pages for administrators show. */
@NullMarked
package io.fastnpc.admin.page;

import org.jspecify.annotations.NullMarked;
