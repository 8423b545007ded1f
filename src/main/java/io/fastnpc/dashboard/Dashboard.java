package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.monitoring.CacheOverview;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.Problem;
import io.fastnpc.monitoring.Servers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.primefaces.PrimeFaces;

/** What the administrators' page shows, as it is at one moment. */
@Named("dashboard")
@RequestScoped
public class Dashboard {
  @Inject private CacheOverview source;

  @Inject private Servers servers;

  @Inject private PageLanguage language;

  private Overview overview;

  private Health health;

  private Tiles tiles;

  private Rows rows;

  private Memory memory;

  private Charts charts;

  @PostConstruct
  void look() {
    Words words = Words.in(language.get());
    Format format = Format.of(language.get());
    overview = source.now();
    health = Health.of(overview, servers.postgresSilentSince(), words, format);
    tiles = new Tiles(overview, words, format);
    rows = new Rows(overview, words, format);
    memory = Memory.of(overview, words, format);
    charts = new Charts(words);
  }

  /** Tells the page's script that there is news, and how good it is. */
  public void refresh() {
    PrimeFaces.Ajax ajax = PrimeFaces.current().ajax();
    ajax.addCallbackParam("level", health.level().css());
  }

  /** Whether everything works. */
  public Health getHealth() {
    return health;
  }

  /** The figures above everything else. */
  public List<Tiles.Tile> getTiles() {
    return tiles.tiles();
  }

  /** How long reads take. */
  public List<Tiles.Latency> getLatencies() {
    return tiles.latencies();
  }

  /** The memory of Redis. */
  public Memory getMemory() {
    return memory;
  }

  /** Whether nothing but accounts has been read yet. */
  public boolean isUnused() {
    return overview.problems().contains(Problem.NOTHING_YET);
  }

  /** Whether the figures are those of all workers. */
  public boolean isComplete() {
    return overview.fleet().complete();
  }

  /** The table of caches. */
  public List<Rows.CacheRow> getCaches() {
    return rows.caches();
  }

  /** The names of the caches. */
  public Set<String> getCacheNames() {
    return overview.caches().keySet();
  }

  /** Everything that was counted. */
  public List<Line> getCounts() {
    return rows.counts();
  }

  /** Why reads went past the cache. */
  public List<Line> getBypasses() {
    return rows.bypasses();
  }

  /** The table of workers. */
  public List<Rows.WorkerRow> getWorkers() {
    return rows.workers();
  }

  /** The latest events, newest first. */
  public List<Rows.EventRow> getEvents() {
    return rows.events();
  }

  /** The chart of the hit rate. */
  public String getRateChart() {
    return charts.rate();
  }

  /** The chart of the reads. */
  public String getReadsChart() {
    return charts.reads();
  }
}
