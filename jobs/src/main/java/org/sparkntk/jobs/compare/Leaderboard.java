package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Collections;
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

  private static final String SCOPES =
      "over what all have under the condition; left out: data sets that not all have";

  /** The table. */
  Table table() {
    boolean single = judgements.stream().allMatch(judgement -> judgement.units() == 1);
    List<String> columns = new ArrayList<>();
    if (conditions()) {
      columns.add("condition");
    }
    if (!single && judgements.size() > 1) {
      columns.addAll(List.of("over", "left out"));
    }
    int leading = columns.size();
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
        List<Object> row = new ArrayList<>(leading(judgement).subList(0, leading));
        row.addAll(single ? one(standing) : several(standing));
        rows.add(Table.row(row.toArray()));
      }
    }
    if (!single) {
      references.forEach(
          reference -> {
            List<Object> row = new ArrayList<>(Collections.nCopies(leading, ""));
            row.addAll(published(reference));
            rows.add(Table.row(row.toArray()));
          });
    }
    return new Table("Leaderboard", note(single), true, columns, rows);
  }

  private boolean conditions() {
    return judgements.stream().anyMatch(judgement -> !judgement.condition().isEmpty());
  }

  private List<Object> leading(Judgement judgement) {
    List<Object> cells = new ArrayList<>();
    if (conditions()) {
      cells.add(judgement.condition());
    }
    cells.add(over(judgement));
    cells.add(judgement.left());
    return cells;
  }

  private String over(Judgement judgement) {
    return "%d %s"
        .formatted(judgement.units(), judgement.overRepeats() ? roles.repeat() : roles.dataset())
        .strip();
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
    return ("%s %s. sd, s.e.: standard deviation, and error of the mean; P90, P95:"
            + " share of them within 90 and 95 %% of the best; PMA: mean share of the best; from, to: 95 %%"
            + " bootstrap interval of what it is behind the best mean.%s")
        .formatted(
            roles.metric(),
            judgements.size() == 1 ? scope(judgements.get(0)) : SCOPES,
            references.isEmpty() ? "" : " " + PUBLISHED);
  }

  private String scope(Judgement only) {
    String left = only.left() == 0 ? "" : "; " + only.left() + " that not all have are left out";
    String test =
        Double.isNaN(only.friedman())
            ? ""
            : "; Friedman's test that all are alike: p = %.2g".formatted(only.friedman());
    return "over %s%s%s".formatted(over(only), left, test);
  }
}
