/// A picture made of few simple shapes, the same for every format that holds pictures.
///
/// Whole numbers only, so that it is the same on every machine. Nothing in it is clipped: what is drawn lies within.
///
/// **Unit** tenths of a pixel at 96 pixels an inch; the origin is the upper left corner.
package struct Drawing: Hashable, Sendable {
  /// A place.
  package struct Point: Hashable, Sendable {
    /// From the left edge.
    package let x: Int
    /// From the upper edge.
    package let y: Int

    /// The place so far from the left and from the top.
    package init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// An upright rectangle.
  package struct Box: Hashable, Sendable {
    /// Its left edge.
    package let x: Int
    /// Its upper edge.
    package let y: Int
    /// How wide it is, not below 0.
    package let width: Int
    /// How high it is, not below 0.
    package let height: Int

    /// The rectangle with that upper left corner and that size.
    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = max(0, width)
      self.height = max(0, height)
    }
  }

  /// How a line is drawn.
  package struct Pen: Hashable, Sendable {
    /// Its colour.
    package let paint: Paint
    /// How thick it is.
    package let width: Int
    /// Whether it is broken into dashes.
    package let isDashed: Bool

    /// A line of that colour and thickness.
    package init(_ paint: Paint, width: Int, isDashed: Bool = false) {
      self.paint = paint
      self.width = width
      self.isDashed = isDashed
    }
  }

  /// Which part of the words stands at their place.
  package enum Anchor: Hashable, Sendable {
    /// Their beginning.
    case start
    /// Their middle.
    case middle
    /// Their end.
    case end
  }

  /// Words on one line.
  package struct Words: Hashable, Sendable {
    /// What they say.
    package let text: String
    /// A point on the line that the letters stand on.
    package let place: Point
    /// Which part of the words stands there.
    package let anchor: Anchor
    /// The size of the type.
    package let size: Int
    /// Whether they are in bold type.
    package let isStrong: Bool
    /// Their colour.
    package let paint: Paint

    /// The words in one line.
    package init(
      _ text: String, at place: Point, anchor: Anchor = .start, size: Int, isStrong: Bool = false, paint: Paint
    ) {
      self.text = text
      self.place = place
      self.anchor = anchor
      self.size = size
      self.isStrong = isStrong
      self.paint = paint
    }
  }

  /// One shape; later ones lie over earlier ones.
  package enum Shape: Hashable, Sendable {
    /// A filled rectangle.
    case box(Box, Paint)
    /// A filled polygon.
    case polygon([Point], Paint)
    /// A filled circle.
    case disc(centre: Point, radius: Int, Paint)
    /// Lines, each through its points, all drawn with one pen.
    case lines([[Point]], Pen)
    /// Words on one line.
    case words(Words)
  }

  /// How wide the picture is.
  package let width: Int
  /// How high it is.
  package let height: Int
  /// What is drawn, from the back to the front.
  package let shapes: [Shape]

  /// A picture of that size.
  package init(width: Int, height: Int, shapes: [Shape]) {
    self.width = width
    self.height = height
    self.shapes = shapes
  }
}
