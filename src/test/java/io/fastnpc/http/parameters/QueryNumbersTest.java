package io.fastnpc.http.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class QueryNumbersTest {
  @Test
  void numbers_in_queries_are_read() throws ReflectiveOperationException {
    assertThat(new QueryNumbers().getConverter(int.class, int.class, annotations(0)))
        .isNotNull()
        .satisfies(converter -> assertThat(converter.fromString("42")).isEqualTo(42));
    assertThat(new QueryNumbers().getConverter(Long.class, Long.class, annotations(0)))
        .isNotNull()
        .satisfies(converter -> assertThat(converter.fromString("-7")).isEqualTo(-7L));
  }

  @Test
  void paths_and_other_types_are_left_to_jax_rs() throws ReflectiveOperationException {
    assertThat(new QueryNumbers().getConverter(int.class, int.class, annotations(1))).isNull();
    assertThat(new QueryNumbers().getConverter(String.class, String.class, annotations(0)))
        .isNull();
  }

  @SuppressWarnings("unused") // Only its annotations are read.
  private void parameters(@QueryParam("limit") int query, @PathParam("id") int path) {}

  private static Annotation[] annotations(int parameter) throws ReflectiveOperationException {
    Method method = QueryNumbersTest.class.getDeclaredMethod("parameters", int.class, int.class);
    return method.getParameterAnnotations()[parameter];
  }
}
