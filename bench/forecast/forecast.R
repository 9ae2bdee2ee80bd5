# ets() and thetaf() with intervals for the series of a CSV file (series, part, value), one core. Result as JSON.
suppressMessages(library(forecast))
data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
series <- split(data, data$series)
run <- function(method) {
  mase <- c(); cover80 <- c(); cover95 <- c()
  seconds <- system.time(for (rows in series) {
    past <- ts(rows$value[rows$part == "past"], frequency = 12)
    future <- rows$value[rows$part == "future"]
    result <- if (method == "ets") forecast(ets(past), h = length(future)) else thetaf(past, h = length(future))
    within <- function(column) mean(future >= result$lower[, column] & future <= result$upper[, column])
    mase <- c(mase, mean(abs(future - result$mean)) / mean(abs(diff(past, 12))))
    cover80 <- c(cover80, within(1))
    cover95 <- c(cover95, within(2))
  })[["elapsed"]]
  sprintf('{"series":%d,"seconds":%.3f,"mase":%.5f,"cover80":%.4f,"cover95":%.4f}',
    length(series), seconds, mean(mase), mean(cover80), mean(cover95))
}
cat(sprintf('{"version":"%s","ets":%s,"thetaf":%s}\n', packageVersion("forecast"), run("ets"), run("thetaf")))
