package io.fastnpc.trouble;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Lines of another formatter without colours and other control characters, in which no text of a
 * client can begin what looks like a line of its own.
 */
final class PlainLines extends Formatter {
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");

  private static final Pattern CONTROL = Pattern.compile("(?![\\n\\t])" + Unprintable.CHARACTERS);

  private static final Pattern BEGINNING = Pattern.compile("(?<=\\n)\\[(?=\\d)");

  private final Formatter formatter;

  PlainLines(Formatter formatter) {
    this.formatter = formatter;
  }

  @Override
  public String format(LogRecord line) {
    String text = COLOUR.matcher(formatter.format(line).replace("\r\n", "\n")).replaceAll("");
    return BEGINNING.matcher(CONTROL.matcher(text).replaceAll("?")).replaceAll(" [");
  }

  @Override
  public String getHead(Handler handler) {
    return formatter.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return formatter.getTail(handler);
  }
}
