import { resolve } from 'node:path'
import { env } from '@/lib/core/env'
import { folderStore } from './folder-store'
import { s3Store } from './s3-store'
import type { FileStore } from './store-port'

/** The store that the settings ask for: a bucket, or the folder `files` of the data folder. */
export function openFileStore(): FileStore {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  // Half of them never gets this far: it stops the start.
  if (!region || !bucket || !accessKeyId || !secretAccessKey) return folderStore(resolve(env.GATEHOUSE_DATA, 'files'))
  return s3Store({ endpoint, region, bucket, accessKeyId, secretAccessKey })
}
