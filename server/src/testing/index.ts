export { TestClient, type Answer, type CallInput } from './client.ts'
export { databaseUrl, onCluster, startTestCluster, type TestCluster } from './cluster.ts'
export { startTestServer, type TestServer, type TestServerOptions } from './startTestServer.ts'
