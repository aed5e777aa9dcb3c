// swift-tools-version: 6.2
import PackageDescription

// The arrows between targets. ARCHITECTURE.md holds the same table in words, and TidyTests keeps the two equal.
// RODER_CORE=1 leaves out what needs a heavy package, for the fast loop (docs/decisions/0004).
let coreOnly = Context.environment["RODER_CORE"] == "1"

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func target(
  _ name: String, uses: [String] = [], products: [Target.Dependency] = [], path: String? = nil,
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) } + products, path: path, resources: resources,
    swiftSettings: settings)
}

func executable(_ name: String, uses: [String] = [], path: String? = nil) -> Target {
  .executableTarget(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) }, path: path, swiftSettings: settings)
}

func tests(
  _ name: String, uses: [String], products: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) } + products, exclude: exclude,
    swiftSettings: settings)
}

let core: [Target] = [
  target("Kernel"),
  target("XML"),
  target("HTML"),
  target("Cspawn"),
  target("Programs", uses: ["Cspawn"]),
  target("SIE", uses: ["XML"]),
  .systemLibrary(name: "Czlib"),
  target("Formats", uses: ["Kernel", "XML", "Czlib"]),
  target("Figures", uses: ["Kernel"]),
  target("Documents", uses: ["Kernel", "Figures"]),
  target("DocumentWriters", uses: ["Kernel", "XML", "HTML", "Formats", "Figures", "Documents"]),
  target("Typesetting", uses: ["Kernel", "Programs"]),
  target("Storage", uses: ["Kernel"], products: [.product(name: "Crypto", package: "swift-crypto")]),
  target("Organisation", uses: ["Kernel", "Storage", "Formats"]),
  target("Accounts", uses: ["Kernel", "Storage", "Formats"]),
  target("Importing", uses: ["Kernel", "Storage", "Accounts", "Formats", "SIE"]),
  target("Ledger", uses: ["Kernel", "Storage", "Organisation", "Accounts", "Importing", "Formats", "SIE"]),
  target("Budgeting", uses: ["Kernel", "Storage", "Accounts", "Importing", "Formats", "SIE"]),
  target("Care", uses: ["Kernel", "Storage", "Organisation", "Accounts", "Formats"]),
  target("Closing", uses: ["Kernel", "Storage", "Organisation", "Accounts", "Formats"]),
  target(
    "Forecasting",
    uses: [
      "Kernel", "Storage", "Figures", "Documents", "Organisation", "Accounts", "Formats", "Importing",
      "Ledger", "Budgeting", "Care", "Closing", "SIE",
    ]),
  target(
    "Reporting",
    uses: ["Kernel", "Storage", "Figures", "Documents", "Organisation", "Formats", "Importing"]),
  target(
    "Access", uses: ["Kernel", "Storage", "Organisation"],
    products: [
      .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
    ]),
  target(
    "Overview",
    uses: ["Kernel", "Storage", "Documents", "Organisation", "Ledger", "Forecasting", "Reporting"]),
  target(
    "Retention", uses: ["Kernel", "Storage", "Organisation", "Formats", "Ledger", "Forecasting", "Reporting"]),
  target(
    "Installed",
    uses: [
      "Storage", "Organisation", "Accounts", "Importing", "Ledger", "Budgeting", "Care", "Closing", "Forecasting",
      "Reporting", "Access",
    ]),
  target(
    "Intake",
    uses: [
      "Kernel", "Storage", "Organisation", "Accounts", "Formats", "Importing", "Ledger", "Budgeting", "Care", "Closing",
      "Forecasting", "Reporting", "Retention",
    ]),
  target("Mail", uses: ["Kernel", "Programs"]),
  target(
    "Web",
    uses: [
      "Kernel", "HTML", "Storage", "Figures", "Documents", "DocumentWriters", "Formats", "Organisation", "Accounts",
      "Importing", "Ledger", "Care", "Forecasting", "Reporting", "Overview", "Installed", "Access", "Intake",
    ],
    resources: [
      .embedInCode("Assets/roder.css"), .embedInCode("Assets/roder.js"), .embedInCode("Assets/roder.svg"),
    ]),
]

let coreTests: [Target] = [
  target("TestSupport", uses: ["Kernel", "Figures", "Documents", "Storage"], path: "Tests/TestSupport"),
  target("ProgramSandbox", uses: ["Programs"], path: "Tests/ProgramSandbox"),
  tests("KernelTests", uses: ["Kernel", "TestSupport"]),
  tests("XMLTests", uses: ["XML"]),
  tests("HTMLTests", uses: ["HTML"]),
  tests("SIETests", uses: ["SIE"]),
  tests("FormatsTests", uses: ["Kernel", "Czlib", "Formats", "TestSupport"]),
  tests("FiguresTests", uses: ["Kernel", "Figures", "TestSupport"]),
  tests("DocumentsTests", uses: ["Kernel", "Figures", "Documents", "TestSupport"], exclude: ["Bodies"]),
  tests(
    "DocumentWritersTests",
    uses: ["Kernel", "Figures", "Documents", "DocumentWriters", "Formats", "XML", "ProgramSandbox", "TestSupport"],
    exclude: ["Goldens", "Reading"]),
  tests("OrganisationTests", uses: ["Kernel", "Organisation", "TestSupport"]),
  tests("MailTests", uses: ["Kernel", "Mail"]),
  tests(
    "TypesettingTests",
    uses: ["Kernel", "Figures", "Documents", "DocumentWriters", "ProgramSandbox", "Typesetting", "TestSupport"],
    exclude: ["Reading"]),
  tests("AccountsTests", uses: ["Kernel", "Storage", "Accounts", "TestSupport"]),
  tests(
    "ImportingTests", uses: ["Kernel", "Storage", "Accounts", "Importing", "Ledger", "Formats", "TestSupport"]),
  tests(
    "LedgerTests", uses: ["Kernel", "Storage", "Accounts", "Formats", "Importing", "Ledger", "SIE", "TestSupport"]),
  tests("CareTests", uses: ["Kernel", "Formats", "Care", "TestSupport"]),
  tests("ClosingTests", uses: ["Kernel", "Storage", "Closing", "Formats"]),
  tests("ForecastingTests", uses: ["Kernel", "Storage", "Accounts", "Care", "Forecasting", "TestSupport"]),
  tests("BudgetingTests", uses: ["Kernel", "Storage", "Accounts", "Budgeting", "TestSupport"]),
  tests(
    "GoldenRecordTests",
    uses: [
      "Kernel", "Storage", "Organisation", "Accounts", "Formats", "Importing", "Ledger", "Budgeting", "Care", "Closing",
      "Forecasting", "Reporting", "Retention", "Access", "TestSupport",
    ], exclude: ["Bodies", "Sealed"]),
  tests("RetentionTests", uses: ["Kernel", "Storage", "Formats", "Retention"]),
  tests(
    "ReportingTests",
    uses: ["Kernel", "Storage", "Figures", "Documents", "Organisation", "Reporting", "TestSupport"]),
  tests("StorageTests", uses: ["Kernel", "Storage", "TestSupport"], exclude: ["Bodies"]),
  tests("WebTests", uses: ["Kernel", "HTML", "Web", "TestSupport"]),
  tests("TidyTests", uses: ["Programs"]),
]

let whole: [Target] = [
  target(
    "StoreSQLite", uses: ["Kernel", "Storage"],
    products: [
      .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
    ]),
  .systemLibrary(
    name: "Clibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
  target("StorePostgres", uses: ["Kernel", "Storage", "Clibpq"]),
  target(
    "Server", uses: ["Formats", "Web"],
    products: [
      .product(name: "Hummingbird", package: "hummingbird"),
      .product(name: "HummingbirdCore", package: "hummingbird"),
      .product(name: "HTTPTypes", package: "swift-http-types"),
      .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    ]),
  target(
    "CLI",
    uses: [
      "Kernel", "Storage", "Figures", "Documents", "Organisation", "Accounts", "Importing", "Ledger", "Budgeting",
      "Care", "Closing", "Forecasting", "Reporting", "Retention", "Overview", "DocumentWriters", "Mail", "SIE",
      "Formats",
      "Installed", "Access",
    ],
    products: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
  executable(
    "roder",
    uses: [
      "CLI", "Installed", "Kernel", "Storage", "Importing", "Mail", "Server", "StoreSQLite", "StorePostgres",
      "Typesetting",
      "Web",
    ]),
  executable("MakeExamples", uses: ["Kernel", "Formats"]),
  target("BenchmarkSupport", path: "Benchmarks/Support"),
  executable(
    "CubeBenchmark", uses: ["BenchmarkSupport", "Kernel", "Storage", "Accounts"], path: "Benchmarks/Cube/Program"),
  executable(
    "FollowUpBenchmark",
    uses: [
      "BenchmarkSupport", "Kernel", "Storage", "Organisation", "Accounts", "Ledger", "Budgeting", "Forecasting",
      "Figures", "Reporting", "Documents", "DocumentWriters",
    ], path: "Benchmarks/FollowUp/Program"),
  executable(
    "PickingBenchmark", uses: ["BenchmarkSupport", "Figures"], path: "Benchmarks/Picking/Program"),
  executable(
    "RenderingBenchmark",
    uses: ["BenchmarkSupport", "Kernel", "Figures", "Documents", "DocumentWriters", "Formats", "Typesetting"],
    path: "Benchmarks/Rendering/Program"),
  executable(
    "ScaleBenchmark", uses: ["BenchmarkSupport", "Kernel", "Storage", "StoreSQLite", "Forecasting", "Reporting"],
    path: "Benchmarks/Scale/Program"),
  executable(
    "TenantsBenchmark",
    uses: [
      "BenchmarkSupport", "Kernel", "Storage", "StoreSQLite", "StorePostgres", "Figures", "Documents", "Forecasting",
    ], path: "Benchmarks/Tenants/Program"),
  executable(
    "PostingsBenchmark",
    uses: ["BenchmarkSupport", "Kernel", "Storage", "StoreSQLite", "Organisation", "Accounts", "Importing", "Ledger"],
    path: "Benchmarks/Postings/Program"),
  executable("StoreBenchmark", uses: ["Kernel", "Storage", "StoreSQLite"], path: "Benchmarks/Store/Program"),
]

let wholeTests: [Target] = [
  target("RoderSandbox", uses: ["Programs"], path: "Tests/RoderSandbox"),
  tests(
    "ImportTests",
    uses: [
      "Kernel", "Storage", "StoreSQLite", "Organisation", "Accounts", "Importing", "Formats", "SIE", "Ledger",
      "Budgeting", "Care", "Closing", "Forecasting", "Reporting", "Retention", "Overview", "Access", "Figures",
      "Documents", "TestSupport",
    ]),
  tests("AccessTests", uses: ["Kernel", "Storage", "StoreSQLite", "Organisation", "Access"]),
  tests("TranscriptTests", uses: ["Formats", "RoderSandbox", "PostgresSandbox"], exclude: ["Transcripts"]),
  tests("DocsTests", uses: ["RoderSandbox"]),
  tests("SettingsTests", uses: ["RoderSandbox"]),
  tests("MovingTests", uses: ["RoderSandbox", "TestSupport"]),
  tests("ErrorTests", uses: ["RoderSandbox"], exclude: ["Errors"]),
  tests(
    "StoreContractTests",
    uses: ["Kernel", "Storage", "StoreSQLite", "StorePostgres", "PostgresSandbox", "TestSupport"]),
  tests(
    "StoreSQLiteTests", uses: ["Kernel", "Storage", "StoreSQLite", "Programs", "TestSupport"],
    products: [.product(name: "GRDB", package: "GRDB.swift")], exclude: ["Schemas"]),
  target("PostgresSandbox", uses: ["Programs"], path: "Tests/PostgresSandbox"),
  executable(
    "StoreWriter", uses: ["Kernel", "Storage", "StoreSQLite", "StorePostgres", "TestSupport"],
    path: "Tests/StoreWriter"),
  tests(
    "DurabilityTests",
    uses: [
      "Kernel", "Storage", "StoreSQLite", "StorePostgres", "StoreWriter", "Programs", "RoderSandbox", "PostgresSandbox",
      "TestSupport",
    ]),
  tests(
    "StorePostgresTests", uses: ["Kernel", "Storage", "StorePostgres", "PostgresSandbox", "TestSupport"],
    exclude: ["Schemas"]),
  tests(
    "DemoTests",
    uses: [
      "Kernel", "Storage", "StoreSQLite", "Figures", "Documents", "Accounts", "Importing", "Ledger", "Budgeting",
      "Forecasting", "Reporting", "Formats", "Organisation", "RoderSandbox", "TestSupport",
    ], exclude: ["Goldens"]),
  tests("BrowserTests", uses: ["HTML", "Web", "ProgramSandbox", "RoderSandbox"], exclude: ["Driving"]),
  tests(
    "SiteTests",
    uses: [
      "Kernel", "Formats", "Intake", "Figures", "Documents", "Storage", "Organisation", "Importing", "Ledger",
      "Forecasting", "Reporting", "StoreSQLite", "Access", "Installed", "Web", "RoderSandbox", "ProgramSandbox",
    ], exclude: ["Tables", "Reading", "Released"]),
  tests("ServerTests", uses: ["Server", "RoderSandbox"]),
  tests(
    "OverviewTests",
    uses: [
      "Kernel", "Storage", "StoreSQLite", "Figures", "Documents", "Organisation", "Forecasting", "Reporting",
      "Overview", "RoderSandbox",
    ]),
  tests("IntakeTests", uses: ["Kernel", "Formats", "Importing", "Intake", "RoderSandbox"]),
  tests("ExamplesTests", uses: ["Kernel", "MakeExamples"]),
]

let package = Package(
  name: "roder",
  products: [
    .library(name: "SIE", targets: ["SIE"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")
  ]
    + (coreOnly
      ? []
      : [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
      ]),
  targets: core + coreTests + (coreOnly ? [] : whole + wholeTests)
)
