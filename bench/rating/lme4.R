# One fit with lme4, with the conditional standard deviations, as huke gives them too. Result as JSON.
suppressMessages(library(lme4))
file <- commandArgs(trailingOnly = TRUE)[1]
data <- read.csv(file, stringsAsFactors = TRUE)
seconds <- system.time(model <- lmer(score ~ 1 + (1 | rater) + (1 | rated), data))[["elapsed"]]
withDeviations <- seconds + system.time(ranef(model, condVar = TRUE))[["elapsed"]]
status <- readLines("/proc/self/status")
kilobytes <- as.numeric(gsub("[^0-9]", "", status[grep("VmHWM", status)]))
variances <- as.data.frame(VarCorr(model))
deviation <- function(group) variances$sdcor[variances$grp == group]
cat(sprintf(
  '{"seconds":%.3f,"secondsWithDeviations":%.3f,"megabytes":%.1f,"criterion":%.6f,"deviations":[%.8f,%.8f,%.8f],"version":"%s"}\n',
  seconds, withDeviations, kilobytes / 1024, REMLcrit(model),
  deviation("rater"), deviation("rated"), deviation("Residual"), packageVersion("lme4")
))
