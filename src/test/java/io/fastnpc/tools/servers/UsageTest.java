package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void processor_time_is_no_less_than_what_java_knows_of() {
    double own = ownCpuSeconds();
    assertThat(Usage.of(SELF).cpuSeconds()).isGreaterThanOrEqualTo(own).isPositive();
  }

  @Test
  void a_child_that_has_ended_still_counts() throws Exception {
    double before = Usage.of(SELF).cpuSeconds() - ownCpuSeconds();
    String busy = "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done";
    assertThat(new ProcessBuilder("sh", "-c", busy).start().waitFor()).isZero();
    assertThat(Usage.of(SELF).cpuSeconds() - ownCpuSeconds()).isGreaterThan(before + 0.05);
  }

  @Test
  void memory_is_more_than_the_heap_in_use() {
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    assertThat(Usage.of(SELF).residentMebibytes()).isGreaterThan(heap).isLessThan(16_384);
  }

  private static double ownCpuSeconds() {
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    return own.toNanos() / 1e9;
  }
}
