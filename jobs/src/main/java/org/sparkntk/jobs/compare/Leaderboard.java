package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.compare.Judgement.Standing;
import org.sparkntk.jobs.report.Table;

/**
 * One line a subject and condition, and those of others below; statistics over a single result are
 * left out.
 *
 * @param judgements at least one
 * @param references results of others
 */
record Leaderboard(Roles roles, List<Judgement> judgements, List<Reference> references) {
  private static final String PUBLISHED =
      "What is published is relative to the best of all that its authors compare.";

  /** The table. */
  Table table() {
    boolean single = judgements.stream().allMatch(judgement -> judgement.units() == 1);
    boolean conditions = judgements.stream().anyMatch(j -> !j.condition().isEmpty());
    List<String> columns = new ArrayList<>();
    if (conditions) {
      columns.add("condition");
    }
    columns.addAll(
        single
            ? List.of(roles.subject(), roles.metric(), "rank", "of the best", "behind")
            : List.of(
                roles.subject(),
                "mean",
                "± sd",
                "± s.e.",
                "mean rank",
                "P90",
                "P95",
                "PMA",
                "PMA ± sd",
                "behind the best",
                "from",
                "to"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Judgement judgement : judgements) {
      for (Standing standing : judgement.standings()) {
        List<Object> row = new ArrayList<>();
        if (conditions) {
          row.add(judgement.condition());
        }
        row.addAll(single ? one(standing) : several(standing));
        rows.add(Table.row(row.toArray()));
      }
    }
    if (!single) {
      references.forEach(
          reference -> {
            List<Object> row = new ArrayList<>(conditions ? List.of("") : List.of());
            row.addAll(published(reference));
            rows.add(Table.row(row.toArray()));
          });
    }
    return new Table("Leaderboard", note(single), true, columns, rows);
  }

  private static List<Object> one(Standing s) {
    return List.of(s.subject(), s.mean(), s.rank(), s.pma(), s.behind());
  }

  private static List<Object> published(Reference r) {
    Double none = Double.NaN;
    return List.of(
        r.name(),
        r.mean(),
        r.deviation(),
        none,
        none,
        r.p90(),
        r.p95(),
        r.pma(),
        r.pmaDeviation(),
        none,
        none,
        none);
  }

  private static List<Object> several(Standing s) {
    return List.of(
        s.subject(),
        s.mean(),
        s.deviation(),
        s.error(),
        s.rank(),
        s.p90(),
        s.p95(),
        s.pma(),
        s.pmaDeviation(),
        s.behind(),
        s.low(),
        s.high());
  }

  private String note(boolean single) {
    if (single) {
      return roles.metric() + ", one result each.";
    }
    Judgement first = judgements.get(0);
    String left = first.left() == 0 ? "" : "; " + first.left() + " that not all have are left out";
    String test =
        judgements.size() > 1 || Double.isNaN(first.friedman())
            ? ""
            : "; Friedman's test that all are alike: p = %.2g".formatted(first.friedman());
    return ("%s over %d choices of %s%s%s. sd, s.e.: standard deviation, and error of the mean; P90, P95:"
            + " share of them within 90 and 95 %% of the best; PMA: mean share of the best; from, to: 95 %%"
            + " bootstrap interval of what it is behind the best mean.%s")
        .formatted(
            roles.metric(),
            first.units(),
            first.overRepeats() ? roles.repeat() : roles.dataset(),
            left,
            test,
            references.isEmpty() ? "" : " " + PUBLISHED);
  }
}
