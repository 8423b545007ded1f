package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.CountedLoader;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Which values are filled in compressed, with a codec that writes a number of nines as {@code 9×n}.
 */
class CompressionTest {
  private static final int FROM = 4;
  private static final Sizes SIZES = new Sizes(8, FROM);
  private static final byte MARK = 'x';

  private final CountedLoader loader = new CountedLoader(9_999);

  /** Of {@code 9999} it makes {@code x4}. */
  private static final class Nines implements Codec<Integer> {
    private final NumberCodec plain = new NumberCodec();

    @Override
    public byte[] encode(Integer value) {
      return plain.encode(value);
    }

    @Override
    public byte[] compress(byte[] encoded) {
      String text = new String(encoded, StandardCharsets.UTF_8);
      return text.matches("9+") ? new byte[] {MARK, (byte) ('0' + text.length())} : encoded;
    }

    @Override
    public Integer decode(byte[] bytes, int from, int most) throws CodecFailure {
      if (bytes[from] != MARK) {
        return plain.decode(bytes, from, most);
      }
      int length = bytes[from + 1] - '0';
      if (length > most) {
        throw new CodecFailure(new IOException("larger than " + most));
      }
      return Integer.valueOf("9".repeat(length));
    }
  }

  private Optional<Integer> read(OneWorker worker) throws Exception {
    var lookup = new Lookup<>(OneWorker.KEY, OneWorker.FOR_EVER, new Nines());
    return worker.cache.read(lookup, loader);
  }

  @Test
  void a_large_value_is_compressed_and_read_again() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    assertThat(read(worker)).contains(9_999);
    assertThat(worker.held()).isEqualTo("Vx4");
    assertThat(read(worker)).contains(9_999);
    assertThat(loader.loads()).isEqualTo(1);
    assertThat(worker.figures().of(Count.COMPRESSED)).isEqualTo(1);
    assertThat(worker.figures().of(Count.FILLS)).isEqualTo(1);
  }

  @Test
  void a_small_one_stays_as_it_is() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    loader.set(() -> Optional.of(999));
    assertThat(read(worker)).contains(999);
    assertThat(worker.held()).isEqualTo("V999");
    assertThat(worker.figures().of(Count.COMPRESSED)).isZero();
  }

  @Test
  void one_that_becomes_no_smaller_stays_as_it_is() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    loader.set(() -> Optional.of(12_345));
    assertThat(read(worker)).contains(12_345);
    assertThat(worker.held()).isEqualTo("V12345");
    assertThat(worker.figures().of(Count.COMPRESSED)).isZero();
  }

  @Test
  void nothing_is_compressed_where_that_is_switched_off() throws Exception {
    OneWorker worker = OneWorker.with(new Sizes(8, 0), Epoch.COMPRESSED);
    read(worker);
    assertThat(worker.held()).isEqualTo("V9999");
  }

  @Test
  void nothing_is_compressed_while_a_worker_is_connected_that_would_not_read_it() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COPIES);
    read(worker);
    assertThat(worker.held()).isEqualTo("V9999");
    assertThat(worker.figures().of(Count.COMPRESSED)).isZero();
  }

  @Test
  void what_was_compressed_before_is_still_read_when_such_a_worker_has_come() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    read(worker);
    worker.database.setEditions(Epoch.COPIES);
    worker.cache.poll(); // finds it and ends the epoch
    assertThat(worker.cache.state().trusted()).isEmpty();
    worker.time.advance(OneWorker.TIMINGS.outlasting(OneWorker.TIMINGS.trust()));
    worker.cache.poll();
    assertThat(worker.cache.state().trusted()).isPresent();
    assertThat(worker.held()).isEqualTo("Vx4");
    assertThat(read(worker)).contains(9_999);
    assertThat(loader.loads()).isEqualTo(1);
    worker.redis.evict(OneWorker.KEY);
    read(worker);
    assertThat(worker.held()).isEqualTo("V9999");
  }

  @Test
  void a_value_that_is_too_large_is_not_stored_however_small_it_would_become() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    loader.set(() -> Optional.of(999_999_999));
    assertThat(read(worker)).contains(999_999_999);
    assertThat(worker.held()).isEqualTo("nothing");
    assertThat(worker.figures().of(Count.OVERSIZED)).isEqualTo(1);
  }

  @Test
  void what_would_become_larger_than_a_value_may_be_is_replaced() throws Exception {
    OneWorker worker = OneWorker.with(SIZES, Epoch.COMPRESSED);
    read(worker);
    worker.redis.overwrite(OneWorker.KEY, new byte[] {MARK, '9'});
    assertThat(read(worker)).contains(9_999);
    assertThat(worker.held()).isEqualTo("Vx4");
    assertThat(worker.figures().of(Count.ERRORS)).isEqualTo(1);
  }
}
