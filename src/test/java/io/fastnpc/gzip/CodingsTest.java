package io.fastnpc.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets answers and files compressed. */
class CodingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "br, GZip",
        "x-gzip",
        "deflate,gzip;q=0.5",
        "gzip; q=1.0",
        "gzip ;Q=0.001",
        "*",
        "br;q=1.0, *;q=0.1",
        "identity;q=0, gzip;q=0.1",
        "identity;q=0.5, gzip;q=0.5",
        ",,gzip"
      })
  void whoever_takes_gzip(String header) {
    assertThat(Codings.takesGzip(List.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "br",
        "identity",
        "gzip;q=0",
        "gzip;q=0.000",
        "gzip;q=0, *",
        "*;q=0",
        "*;q=0, br",
        "identity, gzip;q=0.5",
        "xgzip",
        "gzip;x",
        "gzip;q=2",
        "gzip;q=-1",
        "gzip;q=0.0001",
        "gzip;q=NaN"
      })
  void and_nobody_else(String header) {
    assertThat(Codings.takesGzip(List.of(header))).isFalse();
  }

  @Test
  void headers_may_be_several_or_none() {
    assertThat(Codings.takesGzip(List.of("br", "gzip"))).isTrue();
    assertThat(Codings.takesGzip(List.of())).isFalse();
  }
}
