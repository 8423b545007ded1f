/** The cache's store on Redis, through Jedis connections that know which server they reached. */
@NullMarked
package io.fastnpc.cache.redis;

import org.jspecify.annotations.NullMarked;
