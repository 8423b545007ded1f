package io.fastnpc.administration;

import io.fastnpc.json.RawJson;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The users of the installation and what they have, for administrators. */
@Path("/admin")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminResource {
  private static final String NOT_FOUND = "not_found";

  @EJB private AdminRepository repository;

  /** Answers from PostgreSQL, not from the cache; oldest first. */
  @GET
  @Path("/users")
  @Operation(summary = "All users")
  public RawJson users() {
    return repository.users();
  }

  /** Answers from PostgreSQL, not from the cache. */
  @GET
  @Path("/users/{id}")
  @Operation(summary = "One user")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public RawJson user(@PathParam("id") int userId) {
    return repository.user(userId).orElseThrow(() -> new NotFoundException(NOT_FOUND));
  }

  /** Answers from PostgreSQL, latest change first; no items where there is no such user. */
  @GET
  @Path("/users/{id}/characters")
  @Operation(summary = "The characters of a user")
  public RawJson characters(@PathParam("id") int userId) {
    return repository.characters(userId);
  }

  /** Answers from PostgreSQL; 404 also where the character is another user's. */
  @GET
  @Path("/users/{id}/characters/{cid}")
  @Operation(summary = "One character with its structured data")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public RawJson character(@PathParam("id") int userId, @PathParam("cid") int characterId) {
    return repository
        .character(userId, characterId)
        .orElseThrow(() -> new NotFoundException(NOT_FOUND));
  }

  /** Answers from PostgreSQL; no messages where one of the two does not exist. */
  @GET
  @Path("/users/{id}/characters/{cid}/messages")
  @Operation(summary = "The messages between a user and a character, oldest first")
  public RawJson messages(@PathParam("id") int userId, @PathParam("cid") int characterId) {
    return repository.messages(userId, characterId);
  }
}
