package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.Language;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Writes figures as people read them, in the user's language. */
record Format(Locale locale) {
  private static final long KIB = 1024;
  private static final String NOTHING = "–";
  private static final double MICROS_PER_MILLI = 1000;

  static Format of(Language language) {
    return new Format(language.locale());
  }

  /** A count, shortened from a hundred thousand on: {@code 1,234}, {@code 1.2M}, {@code 12万}. */
  String count(long number) {
    if (Math.abs(number) < 100_000) {
      return NumberFormat.getIntegerInstance(locale).format(number);
    }
    NumberFormat compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    compact.setMaximumFractionDigits(1);
    return compact.format(number);
  }

  /** A count to the last digit, however large. */
  String exactly(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A part of one, such as {@code 97.3%}. */
  String percent(double part) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(part);
  }

  /** Per second, with a digit behind the point where it is small. */
  String rate(double perSecond) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(perSecond < 10 ? 1 : 0);
    return format.format(perSecond);
  }

  /** {@code 512 B}, {@code 1.5 MB}. */
  String bytes(long bytes) {
    String[] units = {"B", "KB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= KIB && unit < units.length - 1) {
      size /= KIB;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(unit == 0 || size >= 100 ? 0 : 1);
    return format.format(size) + " " + units[unit];
  }

  /** {@code 10 KB, 50 KB uncompressed}; the first alone where {@code plain} is absent. */
  String bytes(long bytes, Optional<Long> plain, Words words) {
    return plain
        .map(large -> words.say("caches.compressed", bytes(bytes), bytes(large)))
        .orElseGet(() -> bytes(bytes));
  }

  /** {@code 340 µs}, {@code 2.1 ms}, {@code 1.2 s}. */
  String micros(long micros) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    if (micros < MICROS_PER_MILLI) {
      format.setMaximumFractionDigits(0);
      return format.format(micros) + " µs";
    }
    double millis = micros / MICROS_PER_MILLI;
    format.setMaximumFractionDigits(millis < 100 || millis >= MICROS_PER_MILLI ? 1 : 0);
    return millis < MICROS_PER_MILLI
        ? format.format(millis) + " ms"
        : format.format(millis / MICROS_PER_MILLI) + " s";
  }

  /** The two largest units: {@code 3 d 4 h}, {@code 5 min}, {@code 12 s}. */
  String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + unit(" s", " 秒");
    }
    long minutes = seconds / 60;
    if (minutes < 120) {
      return minutes + unit(" min", " 分钟");
    }
    long hours = minutes / 60;
    if (hours < 48) {
      return hours + unit(" h ", " 小时 ") + minutes % 60 + unit(" min", " 分钟");
    }
    return hours / 24 + unit(" d ", " 天 ") + hours % 24 + unit(" h", " 小时");
  }

  /** What stands where there is no figure. */
  static String nothing() {
    return NOTHING;
  }

  private String unit(String english, String chinese) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }
}
