#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

// Starts `words[0]` in `folder` with the three files as its descriptors 0 to 2 and no other of ours, leading a session
// of its own where `leads` is not 0. Answers 0 and the number of the process, or what errno says.
int roder_spawn(pid_t *number, char *const words[], char *const settings[], const char *folder, const char *input,
                const char *output, const char *errors, int leads);

#endif
