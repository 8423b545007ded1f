package io.fastnpc.http.parameters;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads ids in paths; text that is not a number is answered with 404, as an unknown id is. */
@Provider
public class PathNumbers implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked") // The converter is made for the type that is asked for.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    boolean inPath = Stream.of(annotations).anyMatch(PathParam.class::isInstance);
    return inPath && type == int.class ? (ParamConverter<T>) new Id() : null;
  }

  private static final class Id implements ParamConverter<Integer> {
    @Override
    public Integer fromString(String text) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException notAnId) {
        throw new NotFoundException("not_found", notAnId);
      }
    }

    @Override
    public String toString(Integer id) {
      return String.valueOf(id);
    }
  }
}
