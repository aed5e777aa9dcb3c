import Foundation

/// Writes the files of the example municipality into a folder: `swift run MakeExamples Examples`.
@main
enum WriteExamples {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 1, let folder = arguments.first, !folder.hasPrefix("-") else {
      FileHandle.standardError.write(Data("usage: MakeExamples FOLDER\n".utf8))
      exit(2)
    }
    let target = URL(filePath: folder, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for file in ExampleFiles.all() {
      let path = target.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: path, options: .atomic)
      print("\(file.name): \(file.bytes.count) bytes")
    }
  }
}
