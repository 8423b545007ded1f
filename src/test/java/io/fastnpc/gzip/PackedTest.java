package io.fastnpc.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final int BODY = 20;
  private static final byte[] PLAIN =
      ("{\"经历\":[" + "\"他在伦敦当侦探，住在贝克街。\",".repeat(500) + "\"终\"]}")
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void what_was_packed_is_there_again_as_a_whole_and_in_pieces() throws IOException {
    Packed packed = Packed.pack(PLAIN).orElseThrow();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    packed.inflateTo(written);
    assertThat(packed.inflated()).isEqualTo(PLAIN).isEqualTo(written.toByteArray());
    assertThat(packed.plainSize()).isEqualTo(PLAIN.length);
    assertThat(packed.size()).isLessThan(PLAIN.length / 5);
  }

  @Test
  void all_sizes_come_back_as_a_whole_and_in_pieces() throws IOException {
    Random random = new Random(7);
    for (int size = 200; size < 300_000; size += 1 + random.nextInt(size)) {
      byte[] plain = new byte[size];
      for (int i = 0; i < size; i++) {
        plain[i] = (byte) ('a' + random.nextInt(4));
      }
      Packed packed = Packed.pack(plain).orElseThrow();
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      packed.inflateTo(written);
      assertThat(packed.inflated()).isEqualTo(plain).isEqualTo(written.toByteArray());
    }
  }

  @Test
  void inflated_as_a_whole_it_takes_its_memory_once() throws IOException {
    byte[] plain = "所有".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    Packed packed = Packed.pack(plain).orElseThrow();
    packed.inflated(); // loads what else it needs
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] inflated = packed.inflated();
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(inflated).isEqualTo(plain);
    assertThat(taken).isLessThan(plain.length + plain.length / 20);
  }

  @Test
  void any_reader_of_gzip_reads_it() throws IOException {
    byte[] packed = Packed.pack(PLAIN).orElseThrow().toBytes();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(gzip.readAllBytes()).isEqualTo(PLAIN);
    }
  }

  @Test
  void what_stands_before_it_is_never_seen() throws IOException {
    byte[] packed = Packed.pack(PLAIN).orElseThrow().toBytes();
    Packed read = Packed.read(entry(packed), 2, PLAIN.length);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    read.writeTo(written);
    assertThat(written.toByteArray()).isEqualTo(packed).isEqualTo(read.toBytes());
    assertThat(read.inflated()).isEqualTo(PLAIN);
    assertThat(Packed.isPacked(entry(packed), 2)).isTrue();
  }

  private static byte[] entry(byte[] packed) {
    return ByteBuffer.allocate(2 + packed.length).put(new byte[] {'V', '1'}).put(packed).array();
  }

  @Test
  void what_would_not_become_smaller_is_not_packed() {
    byte[] random = new byte[5_000];
    new Random(1).nextBytes(random);
    assertThat(Packed.pack(random)).isEmpty();
    assertThat(Packed.pack(new byte[0])).isEmpty();
    assertThat(Packed.pack(new byte[20])).isEmpty();
  }

  @Test
  void no_json_begins_like_it() {
    assertThat(Packed.isPacked("{\"a\":1}".getBytes(StandardCharsets.UTF_8), 0)).isFalse();
    assertThat(Packed.isPacked(new byte[] {0x1f}, 0)).isFalse();
    assertThat(Packed.isPacked(new byte[0], 0)).isFalse();
  }

  @Test
  void a_byte_that_was_lost_or_changed_shows_without_inflating() {
    byte[] packed = Packed.pack(PLAIN).orElseThrow().toBytes();
    for (int at = 0; at < packed.length; at++) {
      byte[] changed = packed.clone();
      changed[at] ^= 1;
      assertRefused(changed, UNBOUNDED);
      assertRefused(Arrays.copyOf(packed, at), UNBOUNDED);
    }
  }

  private static void assertRefused(byte[] bytes, int most) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> Packed.read(bytes, 0, most));
  }

  @Test
  void what_others_have_compressed_is_refused() throws IOException {
    ByteArrayOutputStream foreign = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(foreign)) {
      gzip.write(PLAIN);
    }
    assertRefused(foreign.toByteArray(), UNBOUNDED);
  }

  @Test
  void what_would_be_larger_than_it_may_is_refused() throws IOException {
    byte[] packed = Packed.pack(PLAIN).orElseThrow().toBytes();
    assertThat(Packed.read(packed, 0, PLAIN.length).plainSize()).isEqualTo(PLAIN.length);
    assertRefused(packed, PLAIN.length - 1);
  }

  @Test
  void what_is_larger_than_its_end_says_is_inflated_no_further() throws IOException {
    byte[] bomb = Packed.pack(new byte[50_000_000]).orElseThrow().toBytes();
    Packed lying = Packed.read(sayingOfItself(bomb, 1_000), 0, 1_000);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> lying.inflateTo(written));
    assertThat(written.size()).isLessThanOrEqualTo(1_000);
    assertThatExceptionOfType(IOException.class).isThrownBy(lying::inflated);
  }

  @Test
  void what_is_smaller_than_its_end_says_fails() throws IOException {
    byte[] packed = Packed.pack(PLAIN).orElseThrow().toBytes();
    Packed lying = Packed.read(sayingOfItself(packed, PLAIN.length + 1), 0, UNBOUNDED);
    assertThatExceptionOfType(IOException.class).isThrownBy(lying::inflated);
    assertRefused(sayingOfItself(packed, -1), UNBOUNDED);
  }

  /** Another size at the end, under a checksum that is right. */
  private static byte[] sayingOfItself(byte[] packed, int size) {
    ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(packed.length - Integer.BYTES, size);
    CRC32C sum = new CRC32C();
    sum.update(packed, BODY, packed.length - BODY);
    bytes.putInt(BODY - Integer.BYTES, (int) sum.getValue());
    return packed;
  }
}
