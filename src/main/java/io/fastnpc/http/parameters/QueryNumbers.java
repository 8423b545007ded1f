package io.fastnpc.http.parameters;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole numbers in query parameters, and says which one is not: JAX-RS alone answers 404,
 * which is right for a path only.
 */
@Provider
public class QueryNumbers implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked") // The converter is made for the type that is asked for.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    String name =
        Stream.of(annotations)
            .filter(QueryParam.class::isInstance)
            .map(annotation -> ((QueryParam) annotation).value())
            .findFirst()
            .orElse("");
    if (name.isEmpty()) {
      return null;
    } else if (type == int.class || type == Integer.class) {
      return (ParamConverter<T>) new Converter<>(name, Integer::valueOf);
    } else if (type == long.class || type == Long.class) {
      return (ParamConverter<T>) new Converter<>(name, Long::valueOf);
    }
    return null;
  }

  private record Converter<N>(String name, Function<String, N> parse) implements ParamConverter<N> {
    @Override
    public @Nullable N fromString(@Nullable String text) {
      try {
        return text == null ? null : parse.apply(text);
      } catch (NumberFormatException notANumber) {
        throw new BadRequestException("参数 " + name + " 必须是整数", notANumber);
      }
    }

    @Override
    public String toString(N number) {
      return String.valueOf(number);
    }
  }
}
