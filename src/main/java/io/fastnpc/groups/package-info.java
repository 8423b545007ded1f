/**
 * The group chats of users, as their lists show them. The tables are the existing product's, which
 * alone makes and changes groups, so nothing here is cached; where there are no tables there are no
 * groups.
 */
@NullMarked
package io.fastnpc.groups;

import org.jspecify.annotations.NullMarked;
