import { mongo } from 'mongoose';

/** The MongoDB driver, as mongoose brings it: the tests of the document server speak to it without mongoose between. */
export const { Binary, Decimal128, Double, Int32, Long, MongoClient, ObjectId, Timestamp, UUID } = mongo;
export type Collection<T extends mongo.Document = mongo.Document> = mongo.Collection<T>;
export type Db = mongo.Db;
export type Document = mongo.Document;
export type MongoClient = mongo.MongoClient;
export type ObjectId = mongo.ObjectId;
export type UUID = mongo.UUID;
