/// Whether imports, Package.swift and ARCHITECTURE.md tell the same story.
enum ArrowChecks {
  /// Modules of the toolchain, which any target may import.
  static let toolchain: Set = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationXML", "Glibc", "Musl",
    "Darwin", "Dispatch", "Synchronization", "Testing", "PackageDescription", "RegexBuilder", "Builtin",
  ]

  static func foldersWithoutTarget(_ files: [SourceFile], manifest: Manifest) -> [Finding] {
    var known: Set<String> = []
    return files.compactMap { file in
      guard let name = file.target, let folder = file.folder, known.insert("\(folder)/\(name)").inserted,
        manifest.target(name, in: folder) == nil
      else { return nil }
      return file.finding(1, "\(folder)/\(name) is no target of \(manifest.path): add it there or remove the folder.")
    }
  }

  static func undeclaredImports(_ file: SourceFile, manifest: Manifest) -> [Finding] {
    guard let name = file.target, let folder = file.folder, let target = manifest.target(name, in: folder) else {
      return []
    }
    return file.imports.compactMap { module, line in
      if toolchain.contains(module) || target.uses.contains(module) || target.products.contains(module) { return nil }
      return file.finding(line, "import \(module), but \(manifest.path) has no arrow \(name) → \(module).")
    }
  }

  static func unusedArrows(_ manifest: Manifest, sources: [SourceFile]) -> [Finding] {
    var imported: [String: Set<String>] = [:]
    for file in sources where file.path.hasPrefix("Sources/") {
      imported[file.target ?? "", default: []].formUnion(file.imports.map(\.module))
    }
    return manifest.targets.filter { $0.folder == "Sources" }.flatMap { target in
      target.uses.subtracting(imported[target.name] ?? []).sorted().map { module in
        Finding(
          path: manifest.path, line: target.line,
          message: "the arrow \(target.name) → \(module) is used by no file: remove it.")
      }
    }
  }

  /// Compares the table `| Target | Holds | Imports |` with the targets of the manifest.
  static func differencesFromTable(_ architecture: SourceFile, manifest: Manifest) -> [Finding] {
    let rows = tableRows(architecture)
    guard !rows.isEmpty else {
      return [architecture.finding(1, "no table | Target | Holds | Imports |: write one row for each target.")]
    }
    var findings: [Finding] = []
    for row in rows {
      guard let target = manifest.target(row.name, in: "Sources") else {
        findings.append(
          architecture.finding(row.line, "\(row.name) is no target of \(manifest.path): remove the row."))
        continue
      }
      for module in row.imports.subtracting(target.uses).subtracting(target.products).sorted() {
        findings.append(
          architecture.finding(row.line, "\(row.name) → \(module) is not in \(manifest.path): make them equal."))
      }
      for module in target.uses.subtracting(row.imports).sorted() {
        findings.append(
          architecture.finding(row.line, "\(row.name) → \(module) is in \(manifest.path) only: make them equal."))
      }
    }
    let named = Set(rows.map(\.name))
    for target in manifest.targets where target.folder == "Sources" && !named.contains(target.name) {
      findings.append(
        Finding(
          path: manifest.path, line: target.line, message: "\(target.name) has no row in \(architecture.path): add it.")
      )
    }
    return findings
  }

  private struct Row {
    var name: String
    var imports: Set<String>
    var line: Int
  }

  private static func tableRows(_ file: SourceFile) -> [Row] {
    var rows: [Row] = []
    var isInTable = false
    for (index, line) in file.lines.enumerated() {
      guard line.hasPrefix("|") else {
        isInTable = false
        continue
      }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        $0.filter { $0 != "`" }.trimming(" ")
      }
      if cells == ["Target", "Holds", "Imports"] {
        isInTable = true
      } else if isInTable, cells.count == 3, !cells[0].hasPrefix("-") {
        let imports = cells[2].split(separator: ",").map { String($0).trimming(" ") }.filter { $0 != "–" && $0 != "-" }
        rows.append(Row(name: cells[0], imports: Set(imports), line: index + 1))
      }
    }
    return rows
  }
}

extension String {
  /// The text without the given character at either end.
  fileprivate func trimming(_ character: Character) -> String {
    guard let first = firstIndex(where: { $0 != character }), let last = lastIndex(where: { $0 != character }) else {
      return ""
    }
    return String(self[first...last])
  }
}
