export { openKeyring, type Keyring } from './keyring.ts'
export { openBytes, openValue, sealBytes, sealValue } from './seal.ts'
export { openSecretFiles, randomPassword, readablePassword, type SecretFiles } from './secretFiles.ts'
