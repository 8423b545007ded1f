package io.fastnpc.bench;

import io.fastnpc.cache.HitCounting;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.cdi.AnnotatedReads;
import io.fastnpc.cache.cdi.AnnotatedReads.Account;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a hit does besides asking Redis. */
@State(Scope.Benchmark)
public class Parts {
  private final Account account = new Account(42, "华生", false, 7);
  private final HitCounting statistics = new HitCounting();
  private int user = 42;
  private String name = "Dr Watson 华生";
  private byte[] json;

  /** Encodes once. */
  @Setup
  public void encode() throws Exception {
    json = AnnotatedReads.RECORD.encode(account);
  }

  /** A key of two parts, one of which needs escaping. */
  @Benchmark
  public Object key() {
    return Key.of("char_profile", user, name);
  }

  /** A record from JSON. */
  @Benchmark
  public Object decode() throws Exception {
    return AnnotatedReads.RECORD.decode(json);
  }

  /** A record to JSON. */
  @Benchmark
  public Object encodeRecord() throws Exception {
    return AnnotatedReads.RECORD.encode(account);
  }

  /** The statistics of one hit. */
  @Benchmark
  public Object count() {
    return statistics.count("char_profile");
  }
}
