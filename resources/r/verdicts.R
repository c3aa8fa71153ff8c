# Recomputes every verdict of the consensus framework draft from the answers in data/responses.csv and
# the rules in data/rounds.csv, and compares it, with the counts behind it, to data/results.csv.
#
#   Rscript verdicts.R              in the folder that holds the folder "data"
#   Rscript verdicts.R FOLDER       where the tables are in another folder
#   source("verdicts.R")            from R itself, with that folder as the working directory
#
# It needs R 4.0 or later and no packages. It stops with an error if anything differs. The table `outcome`
# is left behind, one row for each verdict; its column `basis` says what the verdict was recomputed from:
#
#   answers   from the answers in responses.csv alone
#   counts    responses.csv does not say the group of an answer where the group is too small, so as to keep
#             what each person answered to themselves. Where a row is about one side of the panel, or the
#             rule looks at groups, and both sides have such groups, the counts of results.csv are used,
#             after checking that the two sides add up to all answers in responses.csv
#   place     an order that adds up places within groups, one of which is hidden: its place is taken from
#             results.csv, and only what follows from the place is recomputed

TOLERANCE <- 1e-9

data_folder <- function() {
  given <- commandArgs(trailingOnly = TRUE)
  if (length(given) > 0) return(given[1])
  if (dir.exists("data")) return("data")
  script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  if (length(script) > 0) return(file.path(dirname(script[1]), "data"))
  stop("There is no folder \"data\" here. Please change to the folder that holds it.")
}

# All cells as text; an empty cell is NA. The tables begin with a byte-order mark.
read_table <- function(name) {
  path <- file.path(data_folder(), paste0(name, ".csv"))
  read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE, fileEncoding = "UTF-8-BOM")
}

row_of <- function(rows, index) lapply(rows, `[[`, index)
number <- function(cells) as.numeric(cells)
verdict_of <- function(verdict, reason) list(verdict = verdict, reason = reason)
NO_DATA <- verdict_of("no-data", "no-scores")

# --- Shares, compared in whole numbers -------------------------------------------------------------------

reaches <- function(part, whole, percent, comparison = "at-least") {
  if (comparison == "at-least") 100 * part >= percent * whole else 100 * part > percent * whole
}

stays_below <- function(part, whole, percent) is.na(percent) || 100 * part < percent * whole

whole_of <- function(counts, unable) if (unable == "include") counts$n + counts$unable else counts$n

in_or_out <- function(is_in, is_out) {
  if (is_in == is_out) return(verdict_of("uncertain", "share-between"))
  if (is_in) verdict_of("in", "share-high") else verdict_of("out", "share-low")
}

# --- Ratings ---------------------------------------------------------------------------------------------

# `distribution`: how many gave each score of the scale, upwards.
count_ratings <- function(distribution, unable, skipped, rule) {
  scale <- seq(number(rule$scale_minimum), number(rule$scale_maximum))
  low <- sum(distribution[scale <= number(rule$low_to)])
  high <- sum(distribution[scale >= number(rule$high_from)])
  n <- sum(distribution)
  list(distribution = distribution, n = n, unable = unable, skipped = skipped,
       low = low, mid = n - low - high, high = high)
}

describe_ratings <- function(counts, rule) {
  none <- list(median = NA, q1 = NA, q3 = NA, iqr = NA, p30 = NA, p70 = NA, ipr = NA, disagreement = FALSE)
  if (counts$n == 0) return(none)
  scale <- seq(number(rule$scale_minimum), number(rule$scale_maximum))
  scores <- rep(scale, counts$distribution)
  at <- quantile(scores, c(0.25, 0.75, 0.3, 0.7), type = number(rule$quantile_type), names = FALSE)
  ipr <- at[4] - at[3]
  if (scale[1] == 1 && scale[length(scale)] == 9) {
    # RAND/UCLA: the interpercentile range against the one adjusted for symmetry.
    ipras <- 2.35 + 1.5 * abs(5 - (at[3] + at[4]) / 2)
    disagreement <- ipr > ipras + TOLERANCE
  } else {
    third <- max(1, (counts$n + 1) %/% 3)
    disagreement <- counts$low >= third && counts$high >= third
  }
  list(median = median(scores), q1 = at[1], q3 = at[2], iqr = at[2] - at[1], p30 = at[3], p70 = at[4],
       ipr = ipr, disagreement = disagreement)
}

# `about`: what describe_ratings says of the counts; `cells`: the counts of the panel groups that the rule may
# look at by themselves.
judge_ratings <- function(counts, about, cells, rule, unable = rule$unable_counting) {
  if (counts$n == 0) return(NO_DATA)
  is_high <- about$median >= number(rule$median_in) - TOLERANCE
  is_low <- about$median <= number(rule$median_out) + TOLERANCE
  switch(rule$method,
    "ram" = {
      if (about$disagreement) return(verdict_of("uncertain", "disagreement"))
      if (is_high) return(verdict_of("in", "median-high"))
      if (is_low) return(verdict_of("out", "median-low"))
      verdict_of("uncertain", "median-between")
    },
    "median-iqr" = {
      if (!is_high && !is_low) return(verdict_of("uncertain", "median-between"))
      if (about$iqr > number(rule$iqr_at_most) + TOLERANCE) return(verdict_of("uncertain", "spread"))
      if (is_high) verdict_of("in", "median-high") else verdict_of("out", "median-low")
    },
    "likert" = {
      whole <- whole_of(counts, unable)
      in_or_out(reaches(counts$high, whole, number(rule$in_percent)),
                reaches(counts$low, whole, number(rule$out_percent)))
    },
    "content-validity" = judge_content_validity(counts$high, whole_of(counts, unable), rule),
    "percentage" = judge_percentage(counts, cells, rule, unable),
    stop("Unknown method: ", rule$method)
  )
}

judge_percentage <- function(counts, cells, rule, unable) {
  is_in <- function(some) {
    whole <- whole_of(some, unable)
    reaches(some$high, whole, number(rule$in_percent), rule$comparison) &&
      stays_below(some$low, whole, number(rule$in_against_below))
  }
  least <- number(rule$small_group_threshold)
  counted <- Filter(function(cell) cell$n > 0 && cell$n >= least, cells)
  whole <- whole_of(counts, unable)
  if (rule$out_variant == "a") {
    is_out <- reaches(counts$low, whole, number(rule$out_percent), rule$comparison) &&
      stays_below(counts$high, whole, number(rule$out_against_below))
  } else {
    looked_at <- if (length(counted) == 0) list(counts) else counted
    is_out <- all(vapply(looked_at, function(cell) {
      100 * cell$high <= number(rule$out_at_most_high) * whole_of(cell, unable)
    }, logical(1)))
  }
  pooled_in <- is_in(counts)
  if (pooled_in && is_out) return(verdict_of("uncertain", "share-between"))
  if (is_out) return(verdict_of("out", "share-low"))
  if (!pooled_in) return(verdict_of("uncertain", "share-between"))
  if (rule$scope == "pooled" || all(vapply(counted, is_in, logical(1)))) {
    return(verdict_of("in", "share-high"))
  }
  verdict_of("uncertain", "group-differs")
}

judge_content_validity <- function(agreeing, whole, rule) {
  if (rule$answers_asked == "essential") {
    # The fewest for whom so many or more heads of as many tosses come up in at most 5 % of tries.
    enough <- Filter(function(a) pbinom(a - 1, whole, 0.5, lower.tail = FALSE) <= 0.05, 0:whole)
    is_in <- length(enough) > 0 && agreeing >= min(enough)
    return(in_or_out(is_in, 2 * agreeing < whole))
  }
  percent <- floor(100 * agreeing / whole + 0.5)
  is_in <- percent >= number(rule$in_percent) && (whole > 5 || agreeing == whole)
  in_or_out(is_in, percent < number(rule$out_below_percent))
}

# --- MoSCoW ----------------------------------------------------------------------------------------------

MOSCOW <- c("must", "should", "could", "wont")

judge_moscow <- function(counts, rule, unable = rule$unable_counting) {
  if (counts$n == 0) return(NO_DATA)
  whole <- whole_of(counts, unable)
  split <- counts$distribution
  towards <- if (rule$in_counts == "must") split[["must"]] else split[["must"]] + split[["should"]]
  in_or_out(reaches(towards, whole, number(rule$in_percent), rule$comparison),
            reaches(split[["wont"]], whole, number(rule$out_percent), rule$comparison))
}

# --- Orders and dots -------------------------------------------------------------------------------------

# Places from 1; `better` says whether the first of two stands before the second. Tied items share the best place.
places_by <- function(count, better) {
  ahead <- vapply(seq_len(count), function(one) sum(vapply(seq_len(count), better, logical(1), one)), numeric(1))
  data.frame(place = ahead + 1, sharing = vapply(ahead, function(a) sum(ahead == a), numeric(1)))
}

places_by_tally <- function(tally) {
  places_by(nrow(tally), function(a, b) {
    if (tally$points[a] != tally$points[b]) return(tally$points[a] > tally$points[b])
    if (tally$voters[a] != tally$voters[b]) return(tally$voters[a] > tally$voters[b])
    tally$firsts[a] > tally$firsts[b]
  })
}

# The places within each group, added; items that are tied within a group have the mean of their places.
position_sums <- function(tallies) {
  sums <- lapply(tallies, function(tally) {
    standing <- places_by_tally(tally)
    standing$place + (standing$sharing - 1) / 2
  })
  Reduce(`+`, sums)
}

places_by_sum <- function(sums, points) {
  places_by(length(sums), function(a, b) {
    if (sums[a] != sums[b]) return(sums[a] < sums[b])
    points[a] > points[b]
  })
}

judge_place <- function(place, sharing, in_count) {
  if (is.na(in_count)) return(verdict_of("ranked", "no-line"))
  if (place + sharing - 1 <= in_count) return(verdict_of("in", "above-line"))
  if (place > in_count) return(verdict_of("out", "below-line"))
  verdict_of("uncertain", "tied-at-line")
}

# Points, voters and firsts of each item. Firsts need to know which answers are one voter's: NA where they do not say.
tally_answers <- function(answers, items, rule, is_linked) {
  kind <- if (rule$method == "dots") "dots" else "rank"
  given <- answers[answers$answer == kind, ]
  value <- number(given[[kind]])
  points <- switch(rule$method,
    "top-k" = number(rule$k) - value + 1,
    "borda" = length(items) - value,
    "dots" = value)
  # What a voter puts before all else: the best value, given to one item alone.
  is_first <- rep(FALSE, nrow(given))
  for (rows in split(seq_len(nrow(given)), given$voter_key)) {
    best <- if (kind == "dots") max(value[rows]) else 1
    at <- rows[value[rows] == best]
    if (length(at) == 1) is_first[at] <- TRUE
  }
  of <- function(item) given$item == item
  data.frame(
    item = items,
    points = vapply(items, function(item) sum(points[of(item)]), numeric(1)),
    voters = vapply(items, function(item) sum(of(item)), numeric(1)),
    firsts = if (is_linked) vapply(items, function(item) sum(is_first[of(item)]), numeric(1)) else NA,
    handed_in = if (is_linked) length(unique(given$voter_key)) else NA
  )
}

# --- One round -------------------------------------------------------------------------------------------

WHO <- c("public contributors" = TRUE, "everybody else" = FALSE)
NOT_SHOWN <- "not shown"

# Whether each answer is a public contributor's. Of a group that is not shown it is told where the hidden groups are all on
# one side of the panel, else NA. `panel`: which groups are public contributors, and which voted in the round.
side_of <- function(groups, shown, panel) {
  hidden_sides <- unique(unname(panel$is_public[setdiff(panel$voted, shown)]))
  of_hidden <- if (length(hidden_sides) == 1) hidden_sides else NA
  ifelse(groups == NOT_SHOWN, of_hidden, unname(panel$is_public[groups]))
}

# What is recomputed of one row of results.csv, by the names of its columns, and what it rests on.
recomputed <- function(judged, basis, ...) c(list(basis = basis), judged, list(...))

# All rows of one item in one round.
recompute_item <- function(rows, of_item, rule, panel) {
  is_moscow <- rule$method == "moscow"
  scale <- if (is_moscow) MOSCOW else seq(number(rule$scale_minimum), number(rule$scale_maximum))
  columns <- if (is_moscow) MOSCOW else paste0("score_", scale)
  finish <- function(distribution, unable, skipped) {
    names(distribution) <- scale
    if (!is_moscow) return(count_ratings(distribution, unable, skipped, rule))
    list(distribution = distribution, n = sum(distribution), unable = unable, skipped = skipped)
  }
  count_answers <- function(some) {
    given <- if (is_moscow) some$moscow[some$answer == "moscow"] else number(some$score[some$answer == "score"])
    distribution <- vapply(scale, function(value) sum(given == value), numeric(1))
    unable <- sum(some$answer == "unable")
    finish(distribution, unable, nrow(some) - length(given) - unable)
  }
  read_counts <- function(some) {
    finish(vapply(columns, function(name) number(some[[name]]), numeric(1)), number(some$unable), number(some$skipped))
  }
  subtract <- function(from, others) {
    for (name in c("n", "unable", "skipped", "low", "high", "distribution")) {
      from[[name]] <- from[[name]] - Reduce(`+`, lapply(others, `[[`, name), 0)
    }
    from
  }

  everybody <- count_answers(of_item)
  shown <- rows$panel_group[rows$who == "group"]
  of_shown <- lapply(shown, function(group) count_answers(of_item[of_item$panel_group == group, ]))
  on_public_side <- side_of(of_item$panel_group, shown, panel)
  is_told <- !anyNA(on_public_side)
  sides <- lapply(WHO, function(public) {
    stated <- rows[rows$who == names(WHO)[WHO == public], ]
    if (nrow(stated) == 0) return(NULL)
    if (is_told) count_answers(of_item[on_public_side == public, ]) else read_counts(stated)
  })
  has_sides <- !is.null(sides[[1]])
  if (has_sides) {
    together <- sides[[1]]$distribution + sides[[2]]$distribution
    if (any(together != everybody$distribution)) {
      stop("The two sides of the panel do not add up to all answers: item ", rows$item[1], ", round ", rows$round[1])
    }
  }
  # Each shown group by itself, and the hidden ones together: by side where the sides are shown.
  cells_of <- function(side) {
    public <- WHO[[side]]
    within <- panel$is_public[shown] == public
    c(of_shown[within], list(subtract(sides[[side]], of_shown[within])))
  }
  panel_cells <- if (has_sides) c(cells_of(names(WHO)[1]), cells_of(names(WHO)[2])) else {
    c(of_shown, list(subtract(everybody, of_shown)))
  }
  looks_at_groups <- rule$method == "percentage" && (rule$scope == "every-group" || rule$out_variant == "b")
  lapply(seq_len(nrow(rows)), function(index) {
    row <- row_of(rows, index)
    if (row$who == "panel") {
      counts <- everybody
      cells <- panel_cells
      basis <- if (looks_at_groups && has_sides && !is_told) "counts" else "answers"
    } else if (row$who == "group") {
      counts <- of_shown[[which(shown == row$panel_group)]]
      cells <- list(counts)
      basis <- "answers"
    } else {
      counts <- sides[[row$who]]
      cells <- cells_of(row$who)
      basis <- if (is_told) "answers" else "counts"
    }
    about <- if (is_moscow) list() else describe_ratings(counts, rule)
    judge <- function(...) {
      if (is_moscow) judge_moscow(counts, rule, ...) else judge_ratings(counts, about, cells, rule, ...)
    }
    with_unable <- if (is.na(rule$unable_counting)) NA else judge("include")$verdict
    if (!is_moscow) about <- c(about, counts[c("low", "mid", "high")])
    c(recomputed(judge(), basis, n = counts$n, unable = counts$unable, skipped = counts$skipped,
                 verdict_with_unable = with_unable),
      setNames(as.list(counts$distribution), columns), about)
  })
}

# All items of one round, for one part of the panel: `rows` are its own, `all_rows` those of every part.
recompute_order <- function(rows, all_rows, answers, rule, panel) {
  items <- rows$item
  who <- rows$who[1]
  # A voter's answers are linked where every key stands for all items of the round.
  is_linked <- all(table(answers$voter_key) == length(items))
  tally_of <- function(some) tally_answers(some, items, rule, is_linked)
  hidden <- answers$panel_group == NOT_SHOWN
  within <- switch(who,
    "panel" = rep(TRUE, nrow(answers)),
    "group" = answers$panel_group == rows$panel_group[1],
    side_of(answers$panel_group, unique(all_rows$panel_group[all_rows$who == "group"]), panel) == WHO[[who]])
  is_told <- !anyNA(within)
  basis <- if (is_told && is_linked) "answers" else "counts"
  tally <- if (is_told) tally_of(answers[within, ]) else {
    data.frame(points = number(rows$points), voters = number(rows$voters), firsts = number(rows$firsts))
  }
  if (anyNA(tally$firsts)) tally$firsts <- number(rows$firsts)
  handed_in <- if (is_told && is_linked) tally$handed_in[1] else number(rows$n[1])
  if (sum(tally$voters) == 0) {
    standing <- NULL
  } else if (rule$weighting == "equal-groups" && (!is_told || any(hidden[within]))) {
    place <- number(rows$place)
    standing <- data.frame(place = place, sharing = vapply(place, function(p) sum(place == p), numeric(1)))
    basis <- "place"
  } else if (rule$weighting == "equal-groups") {
    voted <- within & answers$answer %in% c("rank", "dots")
    tallies <- lapply(unique(answers$panel_group[voted]), function(group) {
      of_group <- tally_of(answers[answers$panel_group == group, ])
      if (anyNA(of_group$firsts)) {
        of_group$firsts <- number(all_rows$firsts[all_rows$who == "group" & all_rows$panel_group == group])
      }
      of_group
    })
    standing <- places_by_sum(position_sums(tallies), tally$points)
  } else {
    standing <- places_by_tally(tally)
  }
  lapply(seq_along(items), function(at) {
    counted <- list(n = handed_in, points = tally$points[at], voters = tally$voters[at], firsts = tally$firsts[at])
    if (is.null(standing)) return(c(recomputed(NO_DATA, basis), counted))
    judged <- judge_place(standing$place[at], standing$sharing[at], number(rule$in_count))
    c(recomputed(judged, basis, place = standing$place[at]), counted)
  })
}

# --- All rounds ------------------------------------------------------------------------------------------

is_same <- function(stated, found) {
  if (is.na(stated) || is.na(found)) return(is.na(stated) && is.na(found))
  if (is.logical(found)) return(stated == if (found) "TRUE" else "FALSE")
  if (is.numeric(found)) return(isTRUE(abs(number(stated) - found) <= TOLERANCE * max(1, abs(found))))
  stated == found
}

compare_row <- function(row, found) {
  compared <- setdiff(names(found), "basis")
  differs <- compared[!vapply(compared, function(name) is_same(row[[name]], found[[name]]), logical(1))]
  c(item = row$item, round = row$round, who = row$who,
    group = if (is.na(row$panel_group)) "" else row$panel_group,
    method = row$method, verdict = row$verdict, recomputed = found$verdict, basis = found$basis,
    differs = paste(differs, collapse = " "))
}

check_round <- function(rows, answers, rule, panel) {
  if (nrow(rule) != 1) stop("rounds.csv does not say by which rule round ", rows$round[1], " was judged.")
  if (any(rows$method != rule$method)) stop("rounds.csv and results.csv name different methods: round ", rule$round)
  if (length(setdiff(answers$item, rows$item)) > 0) stop("responses.csv has answers to items that results.csv has not.")
  is_order <- rule$method %in% c("top-k", "borda", "dots")
  parts <- if (is_order) paste(rows$who, rows$panel_group) else rows$item
  answers_to <- split(answers, answers$item)
  checked <- lapply(unique(parts), function(part) {
    own <- rows[parts == part, ]
    found <- if (is_order) recompute_order(own, rows, answers, rule, panel) else {
      of_item <- answers_to[[part]]
      recompute_item(own, if (is.null(of_item)) answers[0, ] else of_item, rule, panel)
    }
    do.call(rbind, lapply(seq_along(found), function(index) compare_row(row_of(own, index), found[[index]])))
  })
  do.call(rbind, checked)
}

check_rounds <- function() {
  rounds <- read_table("rounds")
  responses <- read_table("responses")
  results <- read_table("results")
  groups <- read_table("groups")
  turnout <- read_table("participation")
  turnout <- turnout[turnout$who == "group" & number(turnout$voted) > 0, ]
  is_public <- setNames(groups$is_public == "TRUE", groups$panel_group)
  key_of <- function(rows) paste(rows$ballot_id, rows$round)
  if (length(setdiff(key_of(responses), key_of(results))) > 0) {
    stop("responses.csv has answers to rounds that results.csv has not.")
  }
  checked <- lapply(unique(key_of(results)), function(key) {
    check_round(results[key_of(results) == key, ], responses[key_of(responses) == key, ],
                rounds[key_of(rounds) == key, ],
                list(is_public = is_public, voted = turnout$name[key_of(turnout) == key]))
  })
  do.call(rbind, checked)
}

# Where a statement stands follows from the verdict of the item that is named for it.
check_statements <- function(outcome) {
  statements <- read_table("statements")
  voted <- statements[statements$status_from %in% c("own-vote", "source-vote"), ]
  standing <- c("in" = "agreed", "out" = "not-agreed", "uncertain" = "not-agreed")
  wrong <- vapply(seq_len(nrow(voted)), function(index) {
    panel <- outcome[outcome$who == "panel" & outcome$item == voted$status_item[index], ]
    last <- panel$recomputed[which.max(as.integer(panel$round))]
    !identical(unname(standing[last]), voted$status[index])
  }, logical(1))
  list(checked = nrow(voted), wrong = voted$statement[wrong])
}

outcome <- check_rounds()
if (is.null(outcome)) {
  cat("There are no results of closed rounds, and so no verdicts to recompute.\n")
} else {
  outcome <- as.data.frame(outcome)
  statements <- check_statements(outcome)
  # The whole table, however long.
  options(max.print = .Machine$integer.max, width = 160)
  print(outcome, right = FALSE, row.names = FALSE)
  cat("\n", nrow(outcome), " verdicts recomputed:", sep = "")
  for (basis in c("answers", "counts", "place")) cat(" ", sum(outcome$basis == basis), " from ", basis, ";", sep = "")
  cat(" ", statements$checked, " statements follow from them.\n", sep = "")
  wrong <- outcome[outcome$differs != "", ]
  if (nrow(wrong) > 0) {
    stop(nrow(wrong), " rows of results.csv differ from what the answers give: ",
         paste0(wrong$item, " in round ", wrong$round, " (", wrong$who, ": ", wrong$differs, ")", collapse = ", "))
  }
  if (length(statements$wrong) > 0) {
    stop("Statements that do not stand as their votes say: ", paste(statements$wrong, collapse = ", "))
  }
  cat("None of them differs from results.csv and statements.csv.\n")
}
