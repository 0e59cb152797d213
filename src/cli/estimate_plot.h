#ifndef CLI_ESTIMATE_PLOT_H
#define CLI_ESTIMATE_PLOT_H

#include "estimate/estimate.h"

/* One SVG page of a report's figures, with their text alternative inside. */
struct str estimate_plot(const struct report *r, struct arena *mem);

#endif
