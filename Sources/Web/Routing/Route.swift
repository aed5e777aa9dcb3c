package import Storage

/// One address of the site: who may ask for it, and what answers.
package struct Route: Sendable {
  /// What somebody must have to be answered at all. The use cases that the answer asks look at the same right again,
  /// and at the units.
  package enum Need: Hashable, Sendable {
    /// Nothing: whoever finds the address.
    case nothing
    /// A login.
    case login
    /// This permission, for some unit at least.
    case permission(Permission)
    /// One of these permissions, for some unit at least; the answer looks at which.
    case anyPermission([Permission])

    /// The permissions of which one is enough; nil where none is asked for.
    package var permissions: [Permission]? {
      switch self {
      case .nothing, .login: nil
      case .permission(let permission): [permission]
      case .anyPermission(let permissions): permissions
      }
    }
  }

  /// How long an answer holds.
  package enum Freshness: Hashable, Sendable {
    /// As long as nothing happens on the board, for the same person and address on the same day.
    case event
    /// It may not be used again: it shows working data, or what is confidential.
    case never
  }

  /// How the content of a write is read.
  package enum Content: Hashable, Sendable {
    /// As the fields of a form, before the route is asked.
    case form
    /// By the route itself, as it comes; it looks at the form's token too.
    case stream
  }

  /// Who asks, which says how they are known and how they are told what is wrong.
  package enum Audience: Hashable, Sendable {
    /// People with browsers and sessions, who get pages.
    case people
    /// Programs with tokens, which get JSON.
    case programs
  }

  /// How long an answer may take to work out.
  package enum Pace: Hashable, Sendable {
    /// It lays out a little that is known or read elsewhere: nobody need be spared the time that it takes.
    case brief
    /// It may work something out, within the time that answers have.
    case usual
    /// It reads a file, or has another program set pages: it has all the time that it uses.
    case unhurried
  }

  /// Answers a visit.
  package typealias Handler = @Sendable (Visit) async throws -> WebAnswer

  /// The method.
  package let method: WebMethod
  /// The form of the address, without the board's place.
  package let pattern: RoutePattern
  /// Who may ask.
  package let need: Need
  /// How long the answer holds; of writes never.
  package let freshness: Freshness
  /// How the content is read.
  package let content: Content
  /// Who asks.
  package let audience: Audience
  /// What answers.
  package let handler: Handler
  /// How long the answer may take.
  package var pace = Pace.usual
  /// Whether the page can be shown as it was another day. Others are asked for as they are now.
  package var hasPast = true

  /// A page or another answer to a GET.
  package static func get(
    _ pattern: String, _ need: Need, _ freshness: Freshness = .event, answer handler: @escaping Handler
  ) -> Route {
    Route(
      method: .get, pattern: RoutePattern(pattern), need: need, freshness: freshness, content: .form,
      audience: .people, handler: handler)
  }

  /// A form's write.
  package static func post(
    _ pattern: String, _ need: Need, _ content: Content = .form, answer handler: @escaping Handler
  ) -> Route {
    Route(
      method: .post, pattern: RoutePattern(pattern), need: need, freshness: .never, content: content,
      audience: .people, handler: handler)
  }
}

extension Route {
  /// The same route, which may take longer than others.
  package var unhurried: Route {
    var route = self
    route.pace = .unhurried
    return route
  }

  /// The same route, whose page lays out so little that nobody need be spared the time that it takes, however large
  /// the board is.
  package var brief: Route {
    var route = self
    route.pace = .brief
    return route
  }

  /// The same route, whose page has no past: it is about what can be done now, or about what never changes.
  package var presentOnly: Route {
    var route = self
    route.hasPast = false
    return route
  }

  /// Lets nobody on without a permission that the route needs.
  ///
  /// **Throws** `StorageProblem.notPermitted`.
  func requireNeed(of actor: Actor) throws(StorageProblem) {
    guard let wanted = need.permissions, let first = wanted.first else { return }
    guard actor.grants.permissions.isDisjoint(with: wanted) else { return }
    throw StorageProblem.notPermitted(useCase: pattern.description, permission: first)
  }
}
