import ArgumentParser
struct Test: AsyncParsableCommand { func run() async throws {} }
