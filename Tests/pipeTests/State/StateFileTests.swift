import Foundation
import Testing

@testable import pipe

@Suite struct StateFileTests {
  @Test func everyFileThatADatabaseIsMadeOfIsReserved() {
    let files = StateFile.files(of: "p.sqlite").map { URL(fileURLWithPath: $0).lastPathComponent }
    for ending in ["", "-wal", "-shm", "-journal", ".lock", ".new", ".new-wal", ".new-journal"] {
      #expect(files.contains("p.sqlite" + ending))
    }
  }

  @Test func aRetryWithoutDocumentsSaysWhyThereIsNothingToDo() {
    #expect(FailedRetry.nothing(0) == "nothing has failed")
    #expect(FailedRetry.nothing(1).hasPrefix("nothing to retry: 1 failure has no document yet"))
    #expect(FailedRetry.nothing(3).contains("the next 'pipe run' tries again"))
  }
}
