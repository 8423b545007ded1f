package io.fastnpc.characters;

import io.fastnpc.json.RawJson;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The characters of everybody, for administrators. */
@Path("/admin/characters")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AllCharactersResource {
  @EJB private CharacterRepository characters;

  /** Answers from the cache, where the list is kept for a minute. */
  @GET
  @Operation(summary = "The characters of all users, as in /api/characters")
  public RawJson list() {
    return characters.listAll();
  }
}
