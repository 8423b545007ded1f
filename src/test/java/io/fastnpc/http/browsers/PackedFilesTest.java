package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets files compressed. */
class PackedFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZip", "deflate,gzip;q=0.5", "gzip; q=1.0", "gzip ;q=0.001"})
  void whoever_takes_gzip(String header) {
    assertThat(PackedFiles.takesGzip(List.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "xgzip", "gzip;x"})
  void and_nobody_else(String header) {
    assertThat(PackedFiles.takesGzip(List.of(header))).isFalse();
  }

  @Test
  void headers_may_be_several_or_none() {
    assertThat(PackedFiles.takesGzip(List.of("br", "gzip"))).isTrue();
    assertThat(PackedFiles.takesGzip(List.of())).isFalse();
  }
}
