#ifndef CLI_ESTIMATE_COMBINE_H
#define CLI_ESTIMATE_COMBINE_H

#include "cli/cli.h"

/* Reads replicate,n_obs,N (a row a draw) and prints what they come to together (EST-42). */
bool estimate_combine(struct app *app, const char *path, double level, bool json, struct err *e);

#endif
