// Asks one address of a server on this machine again and again, and prints how long the answers took.
//
//   load PORT CONNECTIONS SECONDS RATE PATH [HEADER ...]
//
// RATE requests a second are due at even intervals, whether the ones before are answered or not, and each is timed from
// when it was due: a server that stands still for a while is seen by all who should have asked meanwhile. A request that
// is due while every connection is busy waits for one. With RATE 0 every connection asks as soon as it is answered.
//
// Prints: requests seconds bytes errors p50 p90 p99 p99.9 greatest (milliseconds)
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST = 1 << 20 };

struct connection {
  int socket;
  int busy;
  double due;
  size_t filled;
  char *buffer;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static char request[1 << 14];
static size_t request_length;

static void ask(struct connection *connection, double due) {
  connection->busy = 1;
  connection->due = due;
  connection->filled = 0;
  if (write(connection->socket, request, request_length) != (ssize_t)request_length) fail("write");
}

// The length of the whole answer in the buffer; 0 while it has not come.
static size_t whole(struct connection *connection) {
  char *end = memmem(connection->buffer, connection->filled, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = end - connection->buffer + 4;
  *end = 0;
  char *field = strcasestr(connection->buffer, "\r\ncontent-length:");
  size_t length = head + (field ? strtoul(field + 17, NULL, 10) : 0);
  *end = '\r';
  return connection->filled >= length ? length : 0;
}

int main(int count, char **arguments) {
  if (count < 6) {
    fprintf(stderr, "usage: load PORT CONNECTIONS SECONDS RATE PATH [HEADER ...]\n");
    return 2;
  }
  int port = atoi(arguments[1]), connections = atoi(arguments[2]);
  double seconds = atof(arguments[3]), rate = atof(arguments[4]);
  char *place = request;
  place += sprintf(place, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n", arguments[5], port);
  for (int index = 6; index < count; index++) place += sprintf(place, "%s\r\n", arguments[index]);
  place += sprintf(place, "\r\n");
  request_length = place - request;

  int queue = epoll_create1(0);
  struct connection *all = calloc(connections, sizeof *all);
  for (int index = 0; index < connections; index++) {
    struct connection *connection = &all[index];
    connection->buffer = malloc(LARGEST);
    connection->socket = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(connection->socket, (struct sockaddr *)&address, sizeof address)) fail("connect");
    int yes = 1;
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    epoll_ctl(queue, EPOLL_CTL_ADD, connection->socket, &event);
  }

  size_t most = 1 << 16, done = 0, errors = 0;
  uint64_t bytes = 0;
  double *times = malloc(most * sizeof *times);
  double start = now(), end = start + seconds, stopped = start;
  // Which request is due next, from 0, and which connection is looked at first.
  uint64_t due = 0;
  int first = 0, busy = 0;
  while (busy || now() < end) {
    double time = now();
    for (int tried = 0; tried < connections && time < end; tried++) {
      struct connection *connection = &all[(first + tried) % connections];
      if (connection->busy) continue;
      double when = rate > 0 ? start + due / rate : time;
      if (when > time) break;
      ask(connection, when);
      busy++;
      due++;
      first = (first + tried + 1) % connections;
      tried = -1;
      time = now();
      if (rate > 0 && start + due / rate > time) break;
    }
    double wait = rate > 0 ? start + due / rate - now() : 0.1;
    if (wait > 0.1 || busy == connections) wait = 0.1;
    struct timespec limit = {0, wait > 0 ? (long)(wait * 1e9) : 0};
    struct epoll_event events[256];
    int found = epoll_pwait2(queue, events, 256, &limit, NULL);
    for (int index = 0; index < found; index++) {
      struct connection *connection = events[index].data.ptr;
      ssize_t size = read(connection->socket, connection->buffer + connection->filled, LARGEST - connection->filled);
      if (size <= 0) fail("the server has closed a connection");
      connection->filled += size;
      size_t length = whole(connection);
      if (!length) continue;
      if (done == most) times = realloc(times, (most *= 2) * sizeof *times);
      stopped = now();
      times[done++] = stopped - connection->due;
      bytes += length;
      int status = atoi(connection->buffer + 9);
      if (status != 200 && status != 304) errors++;
      connection->busy = 0;
      busy--;
    }
  }
  if (!done) return 1;
  qsort(times, done, sizeof *times, compare);
  printf("%zu %.3f %llu %zu", done, stopped - start, (unsigned long long)bytes, errors);
  double parts[] = {0.5, 0.9, 0.99, 0.999};
  for (int index = 0; index < 4; index++) printf(" %.3f", times[(size_t)(parts[index] * (done - 1))] * 1e3);
  printf(" %.3f\n", times[done - 1] * 1e3);
  return 0;
}
