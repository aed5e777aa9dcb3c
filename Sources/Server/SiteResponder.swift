import Formats
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Hands each request to the site, with limits around it, and measures it.
struct SiteResponder: HTTPResponder {
  typealias Context = Caller

  let site: Site
  let settings: ServerSettings
  let meter: Meter
  let limit: TimeLimit
  /// Where what takes no time is answered: on the connections' own threads.
  let executors: LoopExecutors

  func respond(to request: Request, context: Caller) async throws -> Response {
    let start = ContinuousClock.now
    meter.begin()
    let method = request.method
    let answer: WebAnswer
    if let own = await own(request, context) {
      answer = own
    } else {
      answer = await limited(SiteResponder.method(method), request, context)
    }
    let took = ContinuousClock.now - start
    meter.count(method.rawValue, answer, took)
    tell(context, method, answer, took)
    let response = answer.response
    return method == .head ? response.createHeadResponse() : response
  }

  /// A HEAD is a GET whose content is not sent.
  private static func method(_ method: HTTPRequest.Method) -> WebMethod {
    method == .head ? .get : WebMethod(rawValue: method.rawValue) ?? .other
  }

  /// The answers for operators, who come past the proxy.
  private func own(_ request: Request, _ context: Caller) async -> WebAnswer? {
    guard request.method == .get || request.method == .head else { return nil }
    var answer: WebAnswer
    switch request.uri.path {
    case "/health": answer = .text("ok\n")
    case "/ready": answer = await site.isReady() ? .text("ok\n") : .text("not ready\n", status: 503)
    case "/metrics":
      guard context.client == "127.0.0.1" || context.client == "::1", SiteResponder.forwarded(request) == nil else {
        return nil
      }
      answer = WebAnswer(
        headers: ["content-type": "text/plain; version=0.0.4; charset=utf-8"], body: Array(meter.text.utf8))
    default: return nil
    }
    answer.headers["cache-control"] = "no-store"
    answer.route = request.uri.path
    return answer
  }

  /// The site's answer, or one that says that it took too long. Files have all the time that they use.
  private func limited(_ method: WebMethod, _ request: Request, _ context: Caller) async -> WebAnswer {
    let gate = BodyGate()
    let asked = asked(method, request, context, gate)
    let work = { @Sendable () async -> WebAnswer in packed(await site.answer(asked), for: request) }
    let pace = site.pace(of: asked)
    if pace == .unhurried { return await withTaskExecutorPreference(globalConcurrentExecutor, operation: work) }
    // A loop that works something out hears of nobody else meanwhile.
    return await limit.answer(on: pace == .brief ? executors[context.loop] : globalConcurrentExecutor, work) {
      await gate.close()
      return packed(site.late(asked), for: request)
    }
  }

  private func asked(_ method: WebMethod, _ request: Request, _ context: Caller, _ gate: BodyGate) -> WebRequest {
    var headers: WebHeaders = [:]
    for field in request.headers { headers.add(field.name.canonicalName, field.value) }
    // A browser that sends a host of its own choosing changes nothing: addresses come from the settings.
    let body = request.body
    let forwarded = settings.isBehindProxy ? SiteResponder.forwarded(request) : nil
    return WebRequest(
      method: method, target: request.uri.string, headers: headers,
      body: WebBody { piece in
        var pieces = body.makeAsyncIterator()
        while let buffer = try await gate.next(of: &pieces) { try await piece(Array(buffer: buffer)) }
      }, client: forwarded ?? context.client, id: context.id)
  }

  /// Where the last proxy says that the request came from; nil where none stands in between.
  private static func forwarded(_ request: Request) -> String? {
    let field = request.headers.last { $0.name.canonicalName == "x-forwarded-for" }
    return field?.value.split { $0 == "," || $0 == " " }.last.map(String.init)
  }

  /// The answer, packed where it gains by it and whoever asks can read that.
  private func packed(_ answer: WebAnswer, for request: Request) -> WebAnswer {
    guard answer.isText, answer.body.count > SiteResponder.leastToPack else { return answer }
    var answer = answer
    answer.headers.add("vary", "accept-encoding")
    guard AcceptEncoding(request.headers[values: .acceptEncoding]).takesGzip else { return answer }
    answer.body = Gzip.packed(answer.body, .quick)
    answer.headers["content-encoding"] = "gzip"
    return answer
  }

  /// Below this many bytes packing costs more than it saves.
  private static let leastToPack = 1_024

  /// One line a request: no address, no person, no place that it came from.
  private func tell(_ caller: Caller, _ method: HTTPRequest.Method, _ answer: WebAnswer, _ took: Duration) {
    var words = "request hb.request.id=" + caller.id
    words += " method=" + method.rawValue + " route=" + (answer.route ?? "-")
    words += " status=" + String(answer.status) + " us=" + String(took.microseconds)
    words += " bytes=" + String(answer.body.count)
    site.tell(words)
  }
}
