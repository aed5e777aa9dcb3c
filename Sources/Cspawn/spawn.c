// The two calls ending in _np are hidden from Swift's own view of the C library, which is why this is C.
#define _GNU_SOURCE
#include "Cspawn.h"

#include <fcntl.h>
#include <spawn.h>

int roder_spawn(pid_t *number, char *const words[], char *const settings[], const char *folder, const char *input,
                const char *output, const char *errors, int leads) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int code = posix_spawn_file_actions_init(&actions);
  if (code != 0) return code;
  code = posix_spawnattr_init(&attributes);
  if (code != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }
  const int written = O_WRONLY | O_CREAT | O_TRUNC;
  if (code == 0) code = posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
  if (code == 0) code = posix_spawn_file_actions_addopen(&actions, 1, output, written, 0600);
  if (code == 0) code = posix_spawn_file_actions_addopen(&actions, 2, errors, written, 0600);
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (code == 0) code = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (code == 0 && leads) code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  if (code == 0) code = posix_spawn(number, words[0], &actions, &attributes, words, settings);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}
