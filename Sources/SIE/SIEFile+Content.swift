extension SIEFile {
  /// Whether two files say the same, whatever their line numbers, encodings, layouts and problems.
  public func hasSameContent(as other: SIEFile) -> Bool {
    header == other.header
      && accounts.elementsEqual(other.accounts) {
        $0.code == $1.code && $0.name == $1.name && $0.type == $1.type && $0.unit == $1.unit
          && $0.sruCodes == $1.sruCodes
      }
      && dimensions.elementsEqual(other.dimensions) {
        $0.number == $1.number && $0.name == $1.name && $0.parent == $1.parent
      }
      && objects.elementsEqual(other.objects) {
        $0.dimension == $1.dimension && $0.code == $1.code && $0.name == $1.name
      }
      && hasSameAmounts(as: other) && hasSameVouchers(as: other) && hasSameUnknownRecords(as: other)
  }

  private func hasSameAmounts(as other: SIEFile) -> Bool {
    balances.elementsEqual(other.balances) {
      $0.kind == $1.kind && $0.year == $1.year && $0.amountOre == $1.amountOre
        && codings[Int($0.coding)] == other.codings[Int($1.coding)]
        && string($0.quantity) == other.string($1.quantity)
    }
      && isSame(periodBalances, as: other.periodBalances, in: other)
      && isSame(periodBudgets, as: other.periodBudgets, in: other)
  }

  private func isSame(_ rows: [SIEPeriodAmount], as others: [SIEPeriodAmount], in other: SIEFile) -> Bool {
    rows.elementsEqual(others) {
      $0.year == $1.year && $0.month == $1.month && $0.amountOre == $1.amountOre
        && codings[Int($0.coding)] == other.codings[Int($1.coding)]
        && string($0.quantity) == other.string($1.quantity)
    }
  }

  private func hasSameVouchers(as other: SIEFile) -> Bool {
    vouchers.elementsEqual(other.vouchers) {
      $0.series == $1.series && $0.number == $1.number && $0.date == $1.date && $0.text == $1.text
        && $0.registeredOn == $1.registeredOn && $0.signature == $1.signature
        && SIEFile.isSame($0.transactions, as: $1.transactions)
        && SIEFile.isSame($0.removedTransactions, as: $1.removedTransactions)
    }
  }

  private static func isSame(_ rows: [SIETransaction], as others: [SIETransaction]) -> Bool {
    rows.elementsEqual(others) {
      $0.coding == $1.coding && $0.amountOre == $1.amountOre && $0.date == $1.date && $0.text == $1.text
        && $0.quantity == $1.quantity && $0.signature == $1.signature && $0.isAdded == $1.isAdded
    }
  }

  private func hasSameUnknownRecords(as other: SIEFile) -> Bool {
    func said(_ file: SIEFile) -> [String] {
      file.unknownRecords.map { "\($0.voucher ?? -1) \(file.string($0.content))" }
    }
    return said(self).sorted() == said(other).sorted()
  }
}
